namespace Autoencoders.Plotting;

/// <summary>Line charts.</summary>
public static class LinePlot
{
    private const int MostMarkers = 40;

    /// <summary>Draws one line for each named list of values, over the same x values.</summary>
    /// <param name="x">The x values, in order.</param>
    /// <param name="lines">Name and y values of each line; as many values as <paramref name="x"/> has.</param>
    /// <param name="title">Above the chart; empty for none.</param>
    /// <param name="xLabel">Below the chart.</param>
    /// <param name="yLabel">Left of the chart, with the unit.</param>
    /// <exception cref="ArgumentException">There is no line, lengths differ, or a value is not finite.</exception>
    public static Chart Create(IReadOnlyList<double> x, IReadOnlyList<(string Name, IReadOnlyList<double> Y)> lines, string title = "", string xLabel = "", string yLabel = "")
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(lines);
        var series = lines.Select((line, i) => new LineSeries(line.Name, Palette.Series[i % Palette.Series.Length], x, line.Y, x.Count <= MostMarkers));
        return new Chart(new ChartSpec(title, xLabel, yLabel, [.. series]));
    }
}
