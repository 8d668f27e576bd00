namespace Course.Benchmarks;

/// <summary>One measurement of one run: its contestants are measured in turns.</summary>
/// <param name="Measurement">What.</param>
/// <param name="Subjects">Whom.</param>
/// <param name="Run">The run, from 1.</param>
internal sealed record BenchJob(Measurement Measurement, IReadOnlyList<string> Subjects, int Run)
{
    /// <summary>All jobs in their order: each run takes all measurements.</summary>
    public static IReadOnlyList<BenchJob> Plan(BenchRequest request) =>
    [
        .. from run in Enumerable.Range(1, request.Runs)
           from measurement in BenchCatalogue.Select(request.Only)
           where run == 1 || !measurement.Once
           select new BenchJob(measurement, [Subject.Ours, .. request.Peer ? measurement.Peers : []], run),
    ];

    public override string ToString() => $"run {Run}, {Measurement.Name}: {string.Join(", ", Subjects)}";
}
