namespace Course.Benchmarks;

/// <summary>Something that a process of its own measures.</summary>
/// <param name="Name">Its name, with which its figures begin, such as conv-autoencoder.</param>
/// <param name="Units">The figures that it gives by their names, with their units.</param>
internal sealed record Measurement(string Name, IReadOnlyDictionary<string, string> Units)
{
    /// <summary>The peers that measure the same; none for what is measured of the course alone.</summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    /// <summary>Whether one run is enough, because the measurement is long in itself.</summary>
    public bool Once { get; init; }

    /// <summary>The name of a figure, such as conv-autoencoder.training.ours.</summary>
    public static string FigureName(string measurement, string quantity, string subject) => $"{measurement}.{quantity}.{subject}";
}
