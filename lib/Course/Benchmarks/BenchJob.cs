namespace Course.Benchmarks;

/// <summary>One process that measures.</summary>
/// <param name="Measurement">What.</param>
/// <param name="Subject">Whom.</param>
/// <param name="Run">The run, from 1.</param>
internal sealed record BenchJob(Measurement Measurement, string Subject, int Run)
{
    /// <summary>All processes in their order: each run takes all measurements, and each measurement all subjects, so that a slow minute of the machine hits them alike.</summary>
    public static IReadOnlyList<BenchJob> Plan(BenchRequest request) =>
    [
        .. from run in Enumerable.Range(1, request.Runs)
           from measurement in BenchCatalogue.Select(request.Only)
           where run == 1 || !measurement.Once
           from subject in (string[])[Benchmarks.Subject.Ours, .. request.Peer ? measurement.Peers : []]
           select new BenchJob(measurement, subject, run),
    ];

    public override string ToString() => $"run {Run}, {Measurement.Name}, {Subject}";
}
