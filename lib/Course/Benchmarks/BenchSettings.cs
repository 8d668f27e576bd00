namespace Course.Benchmarks;

/// <summary>How long each measurement takes.</summary>
/// <param name="Name">By which a child process is told.</param>
/// <param name="WarmUp">Time before a measurement, for compilers, caches and threads.</param>
/// <param name="Slice">Time for which a contestant trains when it is its turn; for inference it is half of it.</param>
/// <param name="Rounds">How often it is each contestant's turn in a run.</param>
/// <param name="GrowthEpochs">Epochs of a small training of which the first and the last are compared.</param>
/// <param name="GrowthImages">Images of a large training, which is compared with 6 000.</param>
/// <param name="GrowthPairs">How often trainings are repeated to be compared, in turns.</param>
/// <param name="ResidentSteps">Steps over which the resident set is watched.</param>
internal sealed record BenchSettings(string Name, TimeSpan WarmUp, TimeSpan Slice, int Rounds, int GrowthEpochs, int GrowthImages, int GrowthPairs, int ResidentSteps)
{
    public static BenchSettings Full { get; } = new("full", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 5, 25, 60_000, 4, 5000);

    /// <summary>Short times, to try the benchmark itself: its figures say little.</summary>
    public static BenchSettings Quick { get; } = new("quick", TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.3), 2, 3, 12_000, 1, 400);

    /// <summary>The settings of a name.</summary>
    public static BenchSettings Of(string name) => name == Quick.Name ? Quick : Full;
}
