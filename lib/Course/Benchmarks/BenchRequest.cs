namespace Course.Benchmarks;

/// <summary>What <c>./course bench</c> was asked for.</summary>
internal sealed record BenchRequest
{
    /// <summary>Names of measurements; all when there are none.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Whether PyTorch is measured too.</summary>
    public bool Peer { get; init; }

    /// <summary>How often everything is measured, at least once.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>How long each measurement takes.</summary>
    public BenchSettings Settings { get; init; } = BenchSettings.Full;
}
