@echo off
rem The course's one entry on Windows: finds .NET, has lib\Setup build what has changed, and hands over to lib\Course.
setlocal
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
pushd "%~dp0"
dotnet --version >nul 2>nul || goto missing
dotnet run lib\Setup\Setup.cs -- %1 || goto failed
popd
dotnet "%~dp0lib\Course\bin\Course.dll" %*
exit /b %errorlevel%

:missing
popd
echo course: the .NET SDK 10 is needed: install it (https://dotnet.microsoft.com/download), then run this again. 1>&2
exit /b 2

:failed
set code=%errorlevel%
popd
exit /b %code%
