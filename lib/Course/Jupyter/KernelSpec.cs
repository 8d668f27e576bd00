using System.Text.Json.Nodes;

namespace Course.Jupyter;

/// <summary>
/// How Jupyter starts the C# kernel: the file <c>kernel.json</c> in the user's own folder
/// (https://jupyter-client.readthedocs.io/en/stable/kernels.html).
/// </summary>
internal static class KernelSpec
{
    public const string Name = ".net-csharp";
    public const string FileName = "kernel.json";

    /// <summary>
    /// The kernel's folder of the current user, where Jupyter looks first; an environment variable of Jupyter's own moves it.
    /// </summary>
    public static string Folder => Path.Combine(DataFolder(), "kernels", Name);

    /// <summary>The file's content.</summary>
    /// <param name="dotnet">The program that runs assemblies.</param>
    /// <param name="tool">The assembly of dotnet-interactive.</param>
    public static string Write(string dotnet, string tool) => new JsonObject
    {
        // The tool is named by its path: Jupyter need not find it. Its HTTP server listens to this machine only.
        ["argv"] = new JsonArray(dotnet, tool, "jupyter", "{connection_file}", "--default-kernel", "csharp", "--http-local-only"),
        ["display_name"] = ".NET (C#)",
        ["language"] = "C#",
        ["env"] = new JsonObject
        {
            ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_INTERACTIVE_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
        },
    }.ToJsonString(new() { WriteIndented = true }) + "\n";

    private static string DataFolder()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named) return named;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        }
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        return Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data
            ? Path.Combine(data, "jupyter")
            : Path.Combine(home, ".local", "share", "jupyter");
    }
}
