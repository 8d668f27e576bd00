using SkiaSharp;

namespace Autoencoders.Plotting;

/// <summary>
/// Where the names of the traces stand: in a row above the plot when there are few, in a column beside it when there are many.
/// </summary>
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
