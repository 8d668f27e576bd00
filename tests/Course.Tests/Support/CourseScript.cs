using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Course.Tests.Support;

/// <summary>Runs the real ./course as a person would, in a folder of the test's own.</summary>
internal static class CourseScript
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    public static Process Start(string folder, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "course"), args)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return Signals.StartAsATerminal(start);
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, params string[] args)
    {
        using var process = Start(folder, args);
        return await EndAsync(process);
    }

    public static async Task<(int ExitCode, string Output, string Errors)> EndAsync(Process process, double minutes = 10)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
