using System.Diagnostics;
using System.Text.RegularExpressions;
using Course;

namespace Benchmarks;

/// <summary>Measures how long <c>./course run 01 --profile quick</c> takes until its first cell is finished.</summary>
internal static partial class FirstOutputTimer
{
    /// <summary>Runs the notebook up to its first output; seconds from the start of the command.</summary>
    public static async Task<double> MeasureAsync(CourseContext context, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("course-bench-");
        var script = Path.Combine(context.Root, OperatingSystem.IsWindows() ? "course.cmd" : "course");
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(script, ["run", "01", "--profile", "quick", "--out", folder.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (FirstCell().IsMatch(line)) return watch.Elapsed.TotalSeconds;
            }

            var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
            throw new InputException($"'./course run 01' ended without output: {errors.Trim()}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^\s*\[ *1/\d+\]")]
    private static partial Regex FirstCell();
}
