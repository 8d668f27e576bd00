using System.Text.Json.Nodes;
using SkiaSharp;

namespace Autoencoders.Plotting;

/// <summary>
/// Draws a <see cref="ChartData"/> as a picture, two pixels for each of its units: what a reader sees where no script runs.
/// </summary>
internal sealed class ChartPicture
{
    private const int Scale = 2;
    private const int MostUnits = 800;
    private const double TitleSize = 15;
    private const double LabelSize = 12.5;
    private const double TickSize = 11.5;
    private const double MarkSize = 16;

    private readonly ChartData _chart;
    private readonly List<ChartTrace> _traces;
    private readonly ChartLegend _legend;
    private readonly AxisScale _x;
    private readonly AxisScale _y;
    private readonly double _width;
    private readonly double _height;
    private readonly SKRect _plot;

    private ChartPicture(ChartData chart, List<ChartTrace> traces)
    {
        (_chart, _traces) = (chart, traces);
        (_width, _height) = (Units("width", 640), Units("height", 380));
        _legend = new ChartLegend(traces, LabelSize);
        var (bars, cells) = (Any(TraceKind.Bar), Any(TraceKind.Heatmap));
        var lines = traces.Any(trace => trace.Kind == TraceKind.Scatter && trace.Lines);
        double[] x = [.. traces.SelectMany(trace => trace.X)];
        double[] y = [.. traces.SelectMany(trace => trace.Y)];
        var (xs, ys) = (bars || cells || Categories.Count > 0 ? Whole(x) : x, cells ? Whole(y) : y);
        var (xRoom, yRoom) = (bars || cells ? 0 : lines ? 0.02 : 0.04, cells ? 0 : bars ? 0.1 : 0.06);
        _x = IsLogarithmic("xaxis") ? AxisScale.Logarithmic(x)
            : AxisScale.Fit(xs, 8, wholeNumbers: lines && x.All(double.IsInteger), room: xRoom);
        _y = IsLogarithmic("yaxis") ? AxisScale.Logarithmic(y) : AxisScale.Fit(ys, 5, fromZero: bars, room: yRoom);
        var tickWidth = _y.Ticks.Select(tick => Lettering.Measure(_y.Label(tick), TickSize)).DefaultIfEmpty().Max();
        _plot = new SKRect(
            (float)(14 + (AxisTitle("yaxis").Length > 0 ? 20 : 0) + tickWidth + 8),
            (chart.Title.Length > 0 ? 40 : 16) + (_legend.IsAbove ? 22 : 0),
            (float)(_width - (_legend.IsBeside ? _legend.Width + 26 : 18)),
            (float)(_height - (AxisTitle("xaxis").Length > 0 ? 50 : 32)));

        // Bars and cells are one unit wide, around their places.
        static double[] Whole(double[] places) => [places.DefaultIfEmpty().Min() - 0.5, places.DefaultIfEmpty().Max() + 0.5];
    }

    private IReadOnlyList<string> Categories => _traces.FirstOrDefault(trace => trace.Categories.Count > 0)?.Categories ?? [];

    /// <summary>The picture as a PNG file. A kind of chart that cannot be drawn becomes a text that says how to see it.</summary>
    public static byte[] Png(ChartData chart)
    {
        var traces = chart.Traces.Select(ChartTrace.Read).ToList();
        if (traces.Count == 0 || traces.Contains(null)) return Placeholder(chart);
        var picture = new ChartPicture(chart, [.. traces.OfType<ChartTrace>()]);
        return Drawing.Png((int)(picture._width * Scale), (int)(picture._height * Scale), gray: false, picture.Draw);
    }

    private static byte[] Placeholder(ChartData chart) => Drawing.Png(640 * Scale, 120 * Scale, gray: false, canvas =>
    {
        canvas.Scale(Scale);
        Lettering.Draw(canvas, chart.ToString(), 20, 48, TitleSize, Palette.Ink, bold: true);
        string[] lines =
        [
            "This kind of chart has no still picture: open the notebook in VS Code or Jupyter, or the page",
            "that './course run' writes, where it is drawn by a script.",
        ];
        foreach (var (i, line) in lines.Index()) Lettering.Draw(canvas, line, 20, 76 + (18 * i), LabelSize, Palette.Muted);
    });

    private void Draw(SKCanvas canvas)
    {
        canvas.Scale(Scale);
        Lettering.Draw(canvas, _chart.Title, _plot.Left, 25, TitleSize, Palette.Ink, bold: true);
        DrawAxes(canvas);
        foreach (var trace in _traces) DrawTrace(canvas, trace);
        DrawPoints(canvas, [.. _traces.Where(trace => trace is { Kind: TraceKind.Scatter, Lines: false })]);
        DrawMarks(canvas);
        _legend.Draw(canvas, _plot);
    }

    private void DrawMarks(SKCanvas canvas)
    {
        using var behind = new SKPaint { Color = SKColors.White.WithAlpha(190), IsAntialias = true };
        var marks = new List<(string Text, double X, double Y)>();
        foreach (var mark in (_chart.Layout["annotations"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (mark["x"] is not JsonValue x || mark["y"] is not JsonValue y) continue;
            if (!x.TryGetValue(out double across) || !y.TryGetValue(out double up)) continue;
            marks.Add((ChartData.TextOf(mark["text"]).Replace("<b>", "").Replace("</b>", ""), X(across), Y(up)));
        }

        foreach (var mark in marks) canvas.DrawCircle((float)mark.X, (float)mark.Y, (float)MarkSize * 0.6f, behind);
        foreach (var (text, left, middle) in marks)
        {
            var baseLine = middle + (MarkSize * Lettering.CapHeight / 2);
            Lettering.Draw(canvas, text, left, baseLine, MarkSize, Palette.Ink, SKTextAlign.Center, bold: true);
        }
    }

    private void DrawAxes(SKCanvas canvas)
    {
        foreach (var tick in _y.Ticks)
        {
            Line(canvas, _plot.Left, Y(tick), _plot.Right, Y(tick), 1, Palette.Grid);
            var baseLine = Y(tick) + (TickSize * Lettering.CapHeight / 2);
            Lettering.Draw(canvas, _y.Label(tick), _plot.Left - 8, baseLine, TickSize, Palette.Muted, SKTextAlign.Right);
        }

        if (Categories.Count > 0) DrawCategories(canvas);
        else DrawNumbersBelow(canvas, gridLines: _traces.All(trace => trace is { Kind: TraceKind.Scatter, Lines: false }));
        Line(canvas, _plot.Left, _plot.Bottom, _plot.Right, _plot.Bottom, 1.2, Palette.AxisLine);
        Lettering.Draw(canvas, AxisTitle("xaxis"), _plot.MidX, _height - 12, LabelSize, Palette.Ink, SKTextAlign.Center);
        Lettering.Draw(canvas, AxisTitle("yaxis"), 22, _plot.MidY, LabelSize, Palette.Ink, SKTextAlign.Center, upwards: true);
    }

    private void DrawNumbersBelow(SKCanvas canvas, bool gridLines)
    {
        foreach (var tick in _x.Ticks)
        {
            if (gridLines) Line(canvas, X(tick), _plot.Top, X(tick), _plot.Bottom, 1, Palette.Grid);
            else Line(canvas, X(tick), _plot.Bottom, X(tick), _plot.Bottom + 4, 1, Palette.AxisLine);
            Lettering.Draw(canvas, _x.Label(tick), X(tick), _plot.Bottom + 19, TickSize, Palette.Muted, SKTextAlign.Center);
        }
    }

    private void DrawCategories(SKCanvas canvas)
    {
        var widest = Categories.Max(category => Lettering.Measure(category, TickSize));
        var size = TickSize * Math.Clamp(_plot.Width / Categories.Count / (widest + 4), 0.6, 1);
        foreach (var (i, category) in Categories.Index())
        {
            Lettering.Draw(canvas, category, X(i), _plot.Bottom + 19, size, Palette.Muted, SKTextAlign.Center);
        }
    }

    private void DrawTrace(SKCanvas canvas, ChartTrace trace)
    {
        switch (trace.Kind)
        {
            case TraceKind.Scatter when trace.Lines:
                for (var i = 1; i < trace.Length; i++)
                {
                    Line(canvas, X(trace.X[i - 1]), Y(trace.Y[i - 1]), X(trace.X[i]), Y(trace.Y[i]), 2, trace.Color);
                }

                if (trace.Markers) Dots(canvas, trace, Enumerable.Range(0, trace.Length), 3, 1);
                break;
            case TraceKind.Bar:
                DrawBars(canvas, trace);
                break;
            case TraceKind.Heatmap:
                DrawCells(canvas, trace);
                break;
        }
    }

    /// <summary>
    /// Draws the first point of each trace, then the second of each and so on, so that no trace covers the others. A crowd is drawn without
    /// mixed colours: they would make the picture's file four times as large.
    /// </summary>
    private void DrawPoints(SKCanvas canvas, IReadOnlyList<ChartTrace> all)
    {
        var crowd = all.Sum(trace => trace.X.Length) > 1500;
        var (radius, opacity) = crowd ? (1.5, 1.0) : (2.6, 0.8);
        for (var i = 0; i < all.Select(trace => trace.Length).DefaultIfEmpty().Max(); i++)
        {
            foreach (var trace in all.Where(trace => i < trace.Length)) Dots(canvas, trace, [i], radius, opacity, smooth: !crowd);
        }
    }

    private void DrawBars(SKCanvas canvas, ChartTrace trace)
    {
        var groups = _traces.Where(other => other.Kind == TraceKind.Bar).ToList();
        var width = (X(1) - X(0)) * 0.72 / groups.Count;
        var highest = groups.SelectMany(group => group.Y).Select(Math.Abs).Max();
        var decimals = highest == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(highest)), 0, 6);
        using var paint = new SKPaint { Color = trace.Color };
        for (var i = 0; i < trace.Length; i++)
        {
            var left = X(trace.X[i]) - (width * groups.Count / 2) + (width * groups.IndexOf(trace));
            var (top, bottom) = (Y(Math.Max(0, trace.Y[i])), Y(Math.Min(0, trace.Y[i])));
            canvas.DrawRect(new SKRect((float)(left + 0.5), (float)top, (float)(left + width - 0.5), (float)bottom), paint);
            var label = trace.Y[i].ToString("F" + decimals).Replace('-', '−');
            if (Lettering.Measure(label, TickSize) > width + 8) continue;
            var baseLine = trace.Y[i] >= 0 ? top - 5 : bottom + 14;
            Lettering.Draw(canvas, label, left + (width / 2), baseLine, TickSize, Palette.Ink, SKTextAlign.Center);
        }
    }

    /// <summary>Draws a matrix from light to dark: readable without colour.</summary>
    private void DrawCells(SKCanvas canvas, ChartTrace trace)
    {
        double[] values = [.. trace.Cells.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty()];
        var (low, high) = (values.Min(), values.Max());
        using var paint = new SKPaint();
        for (var row = 0; row < trace.Cells.Length; row++)
        {
            for (var column = 0; column < trace.Cells[row].Length && column < trace.X.Length; column++)
            {
                if (!double.IsFinite(trace.Cells[row][column])) continue;
                var share = high > low ? (trace.Cells[row][column] - low) / (high - low) : 0.5;
                paint.Color = new SKColor((byte)(247 - (239 * share)), (byte)(251 - (203 * share)), (byte)(255 - (148 * share)));
                var (x, y) = (trace.X[column], trace.Y[row]);
                canvas.DrawRect(new SKRect((float)X(x - 0.5), (float)Y(y + 0.5), (float)X(x + 0.5), (float)Y(y - 0.5)), paint);
            }
        }
    }

    private void Dots(SKCanvas canvas, ChartTrace trace, IEnumerable<int> points, double radius, double opacity, bool smooth = true)
    {
        using var paint = new SKPaint { Color = trace.Color.WithAlpha((byte)(255 * opacity)), IsAntialias = smooth };
        foreach (var i in points)
        {
            if (!double.IsFinite(trace.Y[i] + trace.X[i])) continue;
            canvas.DrawCircle((float)X(trace.X[i]), (float)Y(trace.Y[i]), (float)radius, paint);
        }
    }

    private static void Line(SKCanvas canvas, double x0, double y0, double x1, double y1, double thickness, SKColor color)
    {
        if (!double.IsFinite(y0 + y1 + x0 + x1)) return;
        using var paint = new SKPaint { Color = color, StrokeWidth = (float)thickness, IsAntialias = true, StrokeCap = SKStrokeCap.Round };
        canvas.DrawLine((float)x0, (float)y0, (float)x1, (float)y1, paint);
    }

    private double X(double value) => _plot.Left + (_x.Position(value) * _plot.Width);

    private double Y(double value) => _plot.Bottom - (_y.Position(value) * _plot.Height);

    private bool Any(TraceKind kind) => _traces.Any(trace => trace.Kind == kind);

    private string AxisTitle(string axis) => ChartData.TextOf((_chart.Layout[axis] as JsonObject)?["title"]);

    private bool IsLogarithmic(string axis) => ChartData.TextOf((_chart.Layout[axis] as JsonObject)?["type"]) == "log";

    private double Units(string name, double missing) =>
        _chart.Layout[name] is JsonValue value && value.TryGetValue(out double units) && units >= 100
            ? Math.Min(units, MostUnits) : missing;
}
