using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Course.Benchmarks;

/// <summary>Measures how long <c>./course run 01-autoencoder --profile quick</c> takes until its first cell is finished.</summary>
internal sealed partial class FirstOutputTimer(CourseContext context) : IContestant
{
    private const string Notebook = "01-autoencoder";
    private bool _isWarm;

    /// <summary>Runs the notebook up to its first output; the first time it does so twice, since the files may not be in memory yet.</summary>
    /// <returns>Seconds from the start of the command.</returns>
    public async Task<IReadOnlyDictionary<string, double>> MeasureAsync(string quantity, CancellationToken cancellationToken)
    {
        if (quantity == IContestant.Summary) return new Dictionary<string, double>();
        if (!_isWarm) await OnceAsync(cancellationToken);
        _isWarm = true;
        return new Dictionary<string, double> { [quantity] = (await OnceAsync(cancellationToken)).TotalSeconds };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask; // each run of the notebook has ended

    [GeneratedRegex(@"^\s*\[ *1/\d+\]")]
    internal static partial Regex FirstCell();

    private async Task<TimeSpan> OnceAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("course-bench-");
        var start = new ProcessStartInfo(Path.Combine(context.Root, "course"), ["run", Notebook, "--profile", "quick", "--out", folder.FullName])
        {
            WorkingDirectory = context.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = ChildProcess.Start(BenchCatalogue.FirstOutput, start);
        try
        {
            return await Patience.WaitAsync(
                BenchCatalogue.FirstOutput,
                async patience =>
                {
                    var errors = process.StandardError.ReadToEndAsync(patience);
                    while (await process.StandardOutput.ReadLineAsync(patience) is { } line)
                    {
                        if (FirstCell().IsMatch(line)) return watch.Elapsed;
                    }

                    throw new MeasurementException($"'{BenchCatalogue.FirstOutput}' failed: './course run {Notebook}' ended without output: {(await errors).Trim()}");
                },
                cancellationToken);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }
}
