namespace Course.Benchmarks;

/// <summary>Something that a process of its own measures.</summary>
/// <param name="Name">Its name, with which its figures begin, such as conv-autoencoder.</param>
/// <param name="Units">The figures that it gives by their names, with their units.</param>
/// <param name="Slices">What it measures when it is its turn. Figures that are not among them come with these or with the summary.</param>
internal sealed record Measurement(string Name, IReadOnlyDictionary<string, string> Units, params IReadOnlyList<string> Slices)
{
    /// <summary>The peers that measure the same; none for what is measured of the course alone.</summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    /// <summary>Whether a slice is long in itself, so that one is enough in a run.</summary>
    public bool IsLong { get; init; }

    /// <summary>Whether one run is enough.</summary>
    public bool Once { get; init; }

    /// <summary>The name of a figure, such as conv-autoencoder.training.ours.</summary>
    public static string FigureName(string measurement, string quantity, string subject) => $"{measurement}.{quantity}.{subject}";
}
