using System.Globalization;
using System.Text.Json.Nodes;
using SkiaSharp;

namespace Autoencoders.Plotting;

/// <summary>How a trace is drawn.</summary>
internal enum TraceKind
{
    /// <summary>Points, joined or not.</summary>
    Scatter,

    /// <summary>Columns.</summary>
    Bar,

    /// <summary>A matrix of colours.</summary>
    Heatmap,
}

/// <summary>A trace of a figure as the picture needs it.</summary>
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
    TraceKind Kind, string Name, SKColor Color, double[] X, double[] Y, IReadOnlyList<string> Categories, bool Lines, bool Markers, double[][] Cells)
{
    /// <summary>Reads the trace with this number; null when the picture cannot show its kind.</summary>
    public static ChartTrace? Read(JsonObject trace, int number)
    {
        TraceKind? kind = ChartData.TextOf(trace["type"]) switch { "scatter" or "scattergl" or "" => TraceKind.Scatter, "bar" => TraceKind.Bar, "heatmap" => TraceKind.Heatmap, _ => null };
        if (kind is null || (kind == TraceKind.Bar && ChartData.TextOf(trace["orientation"]) == "h")) return null;
        var color = Palette.Parse(ChartData.TextOf((trace["line"] as JsonObject)?["color"])) ?? Palette.Parse(ChartData.TextOf((trace["marker"] as JsonObject)?["color"])) ?? Palette.Series(number);
        var mode = ChartData.TextOf(trace["mode"]);
        double[][] cells = kind == TraceKind.Heatmap ? [.. (trace["z"] as JsonArray ?? []).OfType<JsonArray>().Select(Numbers)] : [];
        var y = trace["y"] is JsonArray values ? Numbers(values) : [.. Enumerable.Range(0, cells.Length)];
        var xs = trace["x"] as JsonArray;
        string[] categories = xs is not null && xs.Any(node => node is JsonValue value && value.TryGetValue(out string? _)) ? [.. xs.Select(node => node?.ToString() ?? "")] : [];
        double[] x = xs is null || categories.Length > 0
            ? [.. Enumerable.Range(0, categories.Length > 0 ? categories.Length : Math.Max(y.Length, cells.FirstOrDefault()?.Length ?? 0))]
            : Numbers(xs);
        return new ChartTrace(kind.Value, ChartData.TextOf(trace["name"]), color, x, y, categories, mode.Length == 0 || mode.Contains("lines", StringComparison.Ordinal),
            mode.Length == 0 || mode.Contains("markers", StringComparison.Ordinal), cells);
    }

    private static double[] Numbers(JsonArray values) => [.. values.Select(Number)];

    private static double Number(JsonNode? node) => node is JsonValue value
        ? value.TryGetValue(out double number) ? number : double.TryParse(value.ToString(), CultureInfo.InvariantCulture, out number) ? number : double.NaN
        : double.NaN;
}
