using System.Diagnostics;

namespace Course.Benchmarks;

/// <summary>Takes all measurements of a benchmark.</summary>
/// <param name="start">Starts a contestant.</param>
internal sealed class BenchRunner(Func<BenchJob, string, CancellationToken, Task<IContestant>> start)
{
    /// <summary>Measures what was asked for.</summary>
    /// <exception cref="InputException">There is no measurement of a name that was asked for.</exception>
    /// <exception cref="MeasurementException">A measurement failed.</exception>
    public async Task<IReadOnlyList<Measured>> RunAsync(BenchRequest request, IProgress<BenchStep> progress, CancellationToken cancellationToken)
    {
        var (jobs, left) = (BenchJob.Plan(request), new TimeLeft(request.Settings));
        var measured = new List<Measured>();
        foreach (var (number, job) in jobs.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(new BenchStep(number + 1, jobs.Count, job, left.Of(jobs.Skip(number))));
            var watch = Stopwatch.StartNew();
            measured.AddRange(await MeasureAsync(job, job.Measurement.IsLong ? 1 : request.Settings.Rounds, cancellationToken));
            left.Note(job, watch.Elapsed);
        }

        return measured;
    }

    // All contestants live until the end, and take turns slice by slice.
    private async Task<IReadOnlyList<Measured>> MeasureAsync(BenchJob job, int rounds, CancellationToken cancellationToken)
    {
        var contestants = new List<(IContestant Contestant, Dictionary<string, List<double>> Values)>();
        try
        {
            foreach (var subject in job.Subjects) contestants.Add((await start(job, subject, cancellationToken), []));
            foreach (var quantity in Enumerable.Repeat(job.Measurement.Slices, rounds).SelectMany(slices => slices).Append(IContestant.Summary))
            {
                foreach (var (contestant, values) in contestants)
                {
                    foreach (var (name, value) in await contestant.MeasureAsync(quantity, cancellationToken))
                    {
                        if (!values.TryAdd(name, [value])) values[name].Add(value);
                    }
                }
            }

            return
            [
                .. job.Subjects.Zip(contestants, (subject, contestant) => new Measured(
                    job.Measurement, subject, contestant.Values.ToDictionary(named => named.Key, named => new Sample("", named.Value).Median))),
            ];
        }
        finally
        {
            foreach (var (contestant, _) in contestants) await contestant.DisposeAsync();
        }
    }
}
