namespace Autoencoders.Plotting;

/// <summary>Where the names of the series stand: in a row above the plot when there are few, in a column beside it when there are many.</summary>
internal sealed class ChartLegend
{
    private const double Symbol = 22;
    private const double Gap = 20;

    public ChartLegend(IReadOnlyList<Series> series, double size)
    {
        var named = series.Where(s => s.Name.Length > 0).ToList();
        Beside = named.Count > 4;
        Above = named.Count is > 1 and <= 4;
        if (!Beside && !Above) return;
        Width = Symbol + named.Max(s => StrokeFont.Measure(s.Name, size));
        var along = 0.0;
        foreach (var (s, index) in named.Select((s, index) => (s, index)))
        {
            Entries.Add(Beside ? (s, 0, index) : (s, along, 0));
            along += Symbol + StrokeFont.Measure(s.Name, size) + Gap;
        }
    }

    public bool Beside { get; }

    public bool Above { get; }

    /// <summary>The width of the column beside the plot.</summary>
    public double Width { get; }

    /// <summary>Each named series with its distance along the row and its row.</summary>
    public List<(Series Series, double Column, int Row)> Entries { get; } = [];
}
