using System.Globalization;
using System.Text.Json.Nodes;
using SkiaSharp;

namespace Autoencoders.Plotting;

/// <summary>How a trace is drawn: as points, joined or not, as columns, or as a matrix of colours.</summary>
internal enum TraceKind
{
    Scatter,
    Bar,
    Heatmap,
}

/// <summary>A trace of a chart as the picture needs it.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Name">Its name in the legend; empty for none.</param>
/// <param name="Color">Its colour.</param>
/// <param name="X">Numbers; for categories their positions 0, 1, 2 ...</param>
/// <param name="Y">Numbers.</param>
/// <param name="Categories">The categories along x; empty for an axis of numbers.</param>
/// <param name="Lines">Whether points are joined.</param>
/// <param name="Markers">Whether points have a mark.</param>
/// <param name="Cells">The rows of a heatmap, the lowest first.</param>
internal sealed record ChartTrace(
    TraceKind Kind, string Name, SKColor Color, double[] X, double[] Y, IReadOnlyList<string> Categories, bool Lines, bool Markers,
    double[][] Cells)
{
    /// <summary>How many points there are.</summary>
    public int Length => Math.Min(X.Length, Y.Length);

    /// <summary>Reads the trace with this number; null when the picture cannot show its kind.</summary>
    public static ChartTrace? Read(JsonObject trace, int number)
    {
        TraceKind? kind = Text("type") switch
        {
            "scatter" or "scattergl" or "" => TraceKind.Scatter,
            "bar" when Text("orientation") != "h" => TraceKind.Bar,
            "heatmap" => TraceKind.Heatmap,
            _ => null,
        };
        if (kind is null) return null;
        var mode = Text("mode");
        double[][] cells = kind == TraceKind.Heatmap ? [.. (trace["z"] as JsonArray ?? []).OfType<JsonArray>().Select(Numbers)] : [];
        var y = trace["y"] is JsonArray values ? Numbers(values) : [.. Enumerable.Range(0, cells.Length)];
        var xs = trace["x"] as JsonArray;
        var areNames = xs is not null && xs.Any(node => node is JsonValue value && value.TryGetValue(out string? _));
        double[] x = xs is null ? [.. Enumerable.Range(0, Math.Max(y.Length, cells.FirstOrDefault()?.Length ?? 0))]
            : areNames ? [.. Enumerable.Range(0, xs.Count)] : Numbers(xs);
        return new ChartTrace(
            kind.Value, Text("name"), ColorOf("line") ?? ColorOf("marker") ?? Palette.Series(number), x, y,
            areNames ? [.. xs!.Select(node => node?.ToString() ?? "")] : [], Has("lines"), Has("markers"), cells);

        string Text(string name) => ChartData.TextOf(trace[name]);

        SKColor? ColorOf(string part) => Palette.Parse(ChartData.TextOf((trace[part] as JsonObject)?["color"]));

        bool Has(string what) => mode.Length == 0 || mode.Contains(what, StringComparison.Ordinal);
    }

    private static double[] Numbers(JsonArray values) => [.. values.Select(Number)];

    private static double Number(JsonNode? node) => node is not JsonValue value ? double.NaN
        : value.TryGetValue(out double number) || double.TryParse(value.ToString(), CultureInfo.InvariantCulture, out number) ? number
        : double.NaN;
}

/// <summary>Where the names of the traces stand: in a row above the plot if there are few, otherwise in a column beside it.</summary>
internal sealed class ChartLegend
{
    private const double Symbol = 22;
    private const double Gap = 20;

    private readonly List<ChartTrace> _named;
    private readonly double _size;

    public ChartLegend(IReadOnlyList<ChartTrace> traces, double size)
    {
        _size = size;
        _named = [.. traces.Where(trace => trace.Name.Length > 0)];
        IsAbove = _named.Count is > 1 and <= 4;
        IsBeside = _named.Count > 4;
        Width = IsBeside ? Symbol + _named.Max(trace => Lettering.Measure(trace.Name, size)) : 0;
    }

    public bool IsAbove { get; }

    public bool IsBeside { get; }

    /// <summary>The width of the column beside the plot.</summary>
    public double Width { get; }

    public void Draw(SKCanvas canvas, SKRect plot)
    {
        if (!IsAbove && !IsBeside) return;
        var (x, y) = IsBeside ? (plot.Right + 14.0, plot.Top + 8.0) : (plot.Left, plot.Top - 14.0);
        foreach (var trace in _named)
        {
            DrawSymbol(canvas, trace, (float)x, (float)y);
            Lettering.Draw(canvas, trace.Name, x + Symbol, y + (_size * Lettering.CapHeight / 2), _size, Palette.Ink);
            if (IsBeside) y += 20;
            else x += Symbol + Lettering.Measure(trace.Name, _size) + Gap;
        }
    }

    private static void DrawSymbol(SKCanvas canvas, ChartTrace trace, float x, float y)
    {
        using var paint = new SKPaint { Color = trace.Color, IsAntialias = true, StrokeWidth = 2.4f };
        if (trace is { Kind: TraceKind.Scatter, Lines: true }) canvas.DrawLine(x, y, x + 16, y, paint);
        else if (trace.Kind == TraceKind.Scatter) canvas.DrawCircle(x + 9, y, 4.5f, paint);
        else canvas.DrawRect(x + 3, y - 5, 10, 10, paint);
    }
}
