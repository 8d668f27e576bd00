namespace Course.Benchmarks;

/// <summary>Estimates how long the rest of a benchmark takes, from what it has taken so far.</summary>
internal sealed class TimeLeft(BenchSettings settings)
{
    private const double LoadingSeconds = 3;
    private const double StepsPerSecond = 160;
    private const double TrainingsOfAPair = 5; // in slices
    private readonly Dictionary<string, TimeSpan> _taken = [];

    /// <summary>Notes how long a job took.</summary>
    public void Note(BenchJob job, TimeSpan time) => _taken[job.Measurement.Name] = time;

    /// <summary>The time that some jobs will take: as long as the last of their measurement, or what the settings let expect.</summary>
    public TimeSpan Of(IEnumerable<BenchJob> jobs) => jobs.Aggregate(TimeSpan.Zero, (sum, job) => sum + (_taken.TryGetValue(job.Measurement.Name, out var taken) ? taken : Expected(job)));

    private TimeSpan Expected(BenchJob job) => job.Subjects.Count * (TimeSpan.FromSeconds(LoadingSeconds) + (1.5 * settings.WarmUp) + job.Measurement.Name switch
    {
        BenchCatalogue.Growth => 2 * TrainingsOfAPair * settings.GrowthPairs * settings.Slice,
        BenchCatalogue.ResidentSet => TimeSpan.FromSeconds(settings.ResidentSteps / StepsPerSecond),
        _ => 1.5 * settings.Rounds * settings.Slice,
    });
}
