namespace Course.Benchmarks;

/// <summary>Estimates how long the rest of a benchmark takes, from what it has taken so far.</summary>
internal sealed class TimeLeft(BenchSettings settings)
{
    private const double LoadingSeconds = 3;
    private const double StepsPerSecond = 80;
    private readonly Dictionary<(string Measurement, string Subject), TimeSpan> _taken = [];

    /// <summary>Notes how long a process took.</summary>
    public void Note(BenchJob job, TimeSpan time) => _taken[(job.Measurement.Name, job.Subject)] = time;

    /// <summary>The time that some processes will take: as long as the last of their kind, or what the settings let expect.</summary>
    public TimeSpan Of(IEnumerable<BenchJob> jobs) =>
        jobs.Aggregate(TimeSpan.Zero, (sum, job) => sum + (_taken.TryGetValue((job.Measurement.Name, job.Subject), out var taken) ? taken : Expected(job.Measurement.Name)));

    private TimeSpan Expected(string measurement) => TimeSpan.FromSeconds(LoadingSeconds) + measurement switch
    {
        BenchCatalogue.Growth => 4 * settings.Length,
        BenchCatalogue.ResidentSet => TimeSpan.FromSeconds(settings.ResidentSteps / StepsPerSecond),
        _ => (1.5 * settings.WarmUp) + (1.5 * settings.Length),
    };
}
