using System.Diagnostics;

namespace Course;

/// <summary>The program that runs .NET assemblies.</summary>
internal static class DotnetHost
{
    /// <summary>The same with its folder, for those who start it from elsewhere.</summary>
    public static string FullPath => System.IO.Path.IsPathRooted(Path)
        ? Path
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, Path)).FirstOrDefault(File.Exists) ?? Path;

    /// <summary>The running host, or the one that the environment or the search path names.</summary>
    public static string Path
    {
        get
        {
            if (Environment.ProcessPath is { } running && System.IO.Path.GetFileNameWithoutExtension(running) == "dotnet") return running;
            return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } named ? named : "dotnet";
        }
    }

    /// <summary>Runs a program, which writes to the console itself, to its end, and ends it with its children when cancelled.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(string workingDirectory, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Path, arguments) { WorkingDirectory = workingDirectory })!;
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }
}
