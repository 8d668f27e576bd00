using System.Diagnostics;

namespace Course.Benchmarks;

/// <summary>Takes all measurements of a benchmark, one process after the other.</summary>
/// <param name="measure">Takes one.</param>
internal sealed class BenchRunner(Func<BenchJob, CancellationToken, Task<IReadOnlyDictionary<string, double>>> measure)
{
    /// <summary>Measures what was asked for.</summary>
    /// <exception cref="InputException">There is no measurement of a name that was asked for.</exception>
    /// <exception cref="MeasurementException">A measurement failed.</exception>
    public async Task<IReadOnlyList<(BenchJob Job, IReadOnlyDictionary<string, double> Values)>> RunAsync(BenchRequest request, IProgress<BenchStep> progress, CancellationToken cancellationToken)
    {
        var (jobs, left) = (BenchJob.Plan(request), new TimeLeft(request.Settings));
        var measured = new List<(BenchJob, IReadOnlyDictionary<string, double>)>();
        foreach (var job in jobs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(new BenchStep(measured.Count + 1, jobs.Count, job, left.Of(jobs.Skip(measured.Count))));
            var watch = Stopwatch.StartNew();
            measured.Add((job, await measure(job, cancellationToken)));
            left.Note(job, watch.Elapsed);
        }

        return measured;
    }
}
