using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Course.Jupyter;

/// <summary>
/// The tool dotnet-interactive in the version that .config/dotnet-tools.json pins: the kernel behind VS Code and Jupyter.
/// </summary>
internal static class InteractiveTool
{
    private const string Package = "microsoft.dotnet-interactive";
    private const string Assembly = "Microsoft.DotNet.Interactive.App.dll";

    /// <summary>Restores the tool and finds its assembly.</summary>
    /// <exception cref="InputException">It is not available.</exception>
    public static async Task<string> RestoreAsync(CourseContext context, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["tool", "restore"])
        {
            WorkingDirectory = context.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var text = (await errors + await output).Trim();
        if (process.ExitCode != 0) throw new InputException(
            $"The tool {Package} cannot be restored: {text.Split('\n')[0]} Check the network, then run './course jupyter install' again.");
        return Find(context) ?? throw new InputException(
            $"The tool {Package} was restored, but its assembly {Assembly} is not in NuGet's folder '{PackageFolder()}'.");
    }

    /// <summary>The assembly of the pinned version, if it is on this machine.</summary>
    public static string? Find(CourseContext context)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(context.Root, ".config", "dotnet-tools.json")))!;
        var version = manifest["tools"]![Package]!["version"]!.GetValue<string>();
        var folder = Path.Combine(PackageFolder(), Package, version, "tools");
        return (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Assembly, SearchOption.AllDirectories).FirstOrDefault() : null)
            ?? FindRestoredElsewhere(version);
    }

    /// <summary>
    /// Where the SDK noted that it put the tool: it does not restore it again when NuGet's folder has been another since.
    /// </summary>
    private static string? FindRestoredElsewhere(string version)
    {
        var home = Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") is { Length: > 0 } named
            ? named
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var note = Path.Combine(home, ".dotnet", "toolResolverCache", "1", Package);
        if (!File.Exists(note)) return null;
        return JsonNode.Parse(File.ReadAllText(note))!.AsArray().Where(each => (string?)each!["Version"] == version)
            .Select(each => (string?)each!["PathToExecutable"]).LastOrDefault(File.Exists);
    }

    private static string PackageFolder() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
