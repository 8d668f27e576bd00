namespace Autoencoders.Plotting;

/// <summary>One named set of values in a chart.</summary>
internal abstract record Series(string Name, Rgb Color, IReadOnlyList<double> X, IReadOnlyList<double> Y);

/// <summary>Values joined by a line; with <paramref name="Markers"/> each has a dot.</summary>
internal sealed record LineSeries(string Name, Rgb Color, IReadOnlyList<double> X, IReadOnlyList<double> Y, bool Markers) : Series(Name, Color, X, Y);

/// <summary>Values as dots.</summary>
internal sealed record PointSeries(string Name, Rgb Color, IReadOnlyList<double> X, IReadOnlyList<double> Y) : Series(Name, Color, X, Y);

/// <summary>Values as columns, one for each category: X is 0, 1, 2 and so on.</summary>
internal sealed record BarSeries(string Name, Rgb Color, IReadOnlyList<double> X, IReadOnlyList<double> Y) : Series(Name, Color, X, Y);

/// <summary>What a chart shows, whoever draws it.</summary>
internal sealed record ChartSpec(string Title, string XLabel, string YLabel, IReadOnlyList<Series> Series)
{
    /// <summary>Names below the columns; empty for an axis of numbers.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Width in units of 1/96 inch; the picture has twice as many pixels.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Height in units of 1/96 inch.</summary>
    public int Height { get; init; } = 380;

    /// <summary>Throws if a series has no values, lengths differ, or a value is not finite.</summary>
    public ChartSpec Validated()
    {
        if (Series.Count == 0) throw new ArgumentException($"Chart '{Title}' has nothing to show: give it at least one series.");
        foreach (var series in Series)
        {
            if (series.X.Count != series.Y.Count || series.X.Count == 0)
            {
                throw new ArgumentException($"Series '{series.Name}' has {series.X.Count} x values and {series.Y.Count} y values; it needs equally many, at least one.");
            }

            if (series.X.Concat(series.Y).Any(value => !double.IsFinite(value)))
            {
                throw new ArgumentException($"Series '{series.Name}' has a value that is no finite number: look at where it was computed.");
            }
        }

        return this;
    }
}
