using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Autoencoders.Plotting;

/// <summary>The look that the library's charts have in common, and what a cell can still change of any chart.</summary>
public static class ChartStyle
{
    private static readonly Color s_ink = Color.fromHex(Palette.Ink.Hex());
    private static readonly Color s_grid = Color.fromHex(Palette.Grid.Hex());
    private static readonly Color s_axis = Color.fromHex(Palette.AxisLine.Hex());

    /// <summary>Gives a chart another title.</summary>
    /// <param name="chart">The chart, which changes.</param>
    /// <param name="title">The text above it.</param>
    public static GenericChart WithTitle(this GenericChart chart, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return WithLayout(chart, "title", Object(("text", title), ("x", 0.02), ("xanchor", "left")));
    }

    /// <summary>The colour of the series with this number.</summary>
    internal static Color ColorOf(int number) => Color.fromHex(Palette.Series(number).Hex());

    /// <summary>Gives each point of a series its own text, shown while the mouse is on it.</summary>
    internal static GenericChart WithHoverTexts(GenericChart series, IReadOnlyList<string> texts) => GenericChart.mapTrace(
        Microsoft.FSharp.Core.FuncConvert.FromFunc<Trace, Trace>(trace =>
        {
            trace.SetProperty("text", texts);
            trace.SetProperty("hovertemplate", "%{text}");
            return trace;
        }), series);

    /// <summary>Writes texts into a chart, each around its place.</summary>
    internal static GenericChart WithMarks(GenericChart chart, IEnumerable<(string Text, double X, double Y)> marks) =>
        WithLayout(chart, "annotations", marks.Select(mark => Object(
            ("x", mark.X), ("y", mark.Y), ("text", $"<b>{mark.Text}</b>"), ("showarrow", false), ("bgcolor", "rgba(255,255,255,0.75)"),
            ("font", Object(("size", 16))))).ToArray());

    /// <summary>Puts series into one chart.</summary>
    internal static GenericChart Apply(
        IReadOnlyList<GenericChart> series, string title, string xLabel, string yLabel, bool verticalGrid, int height = 380)
    {
        if (series.Count == 0) throw new ArgumentException($"Chart '{title}' has nothing to show: give it at least one series.");
        var chart = Chart.Combine(series).WithSize(640, height)
            .WithXAxisStyle<double, double, string>(
                TitleText: xLabel, ShowGrid: verticalGrid, GridColor: s_grid, ZeroLine: false, LineColor: s_axis, ShowLine: !verticalGrid)
            .WithYAxisStyle<double, double, string>(TitleText: yLabel, ShowGrid: true, GridColor: s_grid, ZeroLine: false);
        foreach (var name in (string[])["paper_bgcolor", "plot_bgcolor"]) chart = WithLayout(chart, name, "#ffffff");
        chart = WithLayout(chart, "showlegend", series.Count > 1);
        chart = WithLayout(chart, "font", Object(("color", s_ink), ("size", 12)));
        chart = WithLayout(chart, "margin", Object(("l", 64), ("r", 24), ("t", 52), ("b", 52)));
        return title.Length > 0 ? chart.WithTitle(title) : chart;
    }

    /// <summary>Throws if a series has no values, lengths differ, or a value is not finite.</summary>
    internal static void RequireValues(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var problem = x.Count != y.Count || x.Count == 0
            ? $"{x.Count} x values and {y.Count} y values; it needs equally many, at least one."
            : x.Concat(y).All(double.IsFinite) ? null : "a value that is not a finite number: look at where it was computed.";
        if (problem is not null) throw new ArgumentException($"Series '{name}' has {problem}");
    }

    private static GenericChart WithLayout(GenericChart chart, string name, object value)
    {
        var layout = new Layout();
        layout.SetProperty(name, value);
        return GenericChart.addLayout(layout, chart);
    }

    private static DynamicObj.DynamicObj Object(params ReadOnlySpan<(string Name, object Value)> fields)
    {
        var made = new DynamicObj.DynamicObj();
        foreach (var (name, value) in fields) made.SetProperty(name, value);
        return made;
    }

    private static string Hex(this SkiaSharp.SKColor color) => $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}";
}
