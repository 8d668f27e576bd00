namespace Autoencoders.Plotting;

/// <summary>Draws a <see cref="ChartSpec"/> as a picture, two pixels for each of its units.</summary>
internal sealed class ChartRenderer
{
    private const double Scale = 2;
    private const double TitleSize = 15;
    private const double LabelSize = 12.5;
    private const double TickSize = 11.5;

    private readonly ChartSpec _spec;
    private readonly Canvas _canvas;
    private readonly AxisScale _x;
    private readonly AxisScale _y;
    private readonly ChartLegend _legend;
    private readonly double _left;
    private readonly double _top;
    private readonly double _right;
    private readonly double _bottom;

    private ChartRenderer(ChartSpec spec)
    {
        _spec = spec;
        _canvas = new Canvas((int)(spec.Width * Scale), (int)(spec.Height * Scale));
        var bars = spec.Series.Any(s => s is BarSeries);
        var lines = spec.Series.Any(s => s is LineSeries);
        var whole = lines && spec.Series.All(s => s.X.All(double.IsInteger));
        _x = AxisScale.Fit(bars ? [-0.5, spec.Categories.Count - 0.5] : spec.Series.SelectMany(s => s.X), 8, wholeNumbers: whole, room: bars ? 0 : lines ? 0.02 : 0.04);
        _y = AxisScale.Fit(spec.Series.SelectMany(s => s.Y), 5, fromZero: bars, room: bars ? 0.1 : 0.06);
        _legend = new ChartLegend(spec.Series, LabelSize);

        var tickWidth = _y.Ticks.Max(tick => StrokeFont.Measure(_y.Label(tick), TickSize));
        _left = 14 + (spec.YLabel.Length > 0 ? 20 : 0) + tickWidth + 8;
        _right = spec.Width - (_legend.Beside ? _legend.Width + 26 : 18);
        _top = (spec.Title.Length > 0 ? 40 : 16) + (_legend.Above ? 22 : 0);
        _bottom = spec.Height - (spec.XLabel.Length > 0 ? 50 : 32);
    }

    public static Canvas Render(ChartSpec spec)
    {
        var renderer = new ChartRenderer(spec);
        renderer.DrawFrame();
        foreach (var series in spec.Series) renderer.DrawSeries(series);
        renderer.DrawPoints([.. spec.Series.OfType<PointSeries>()]);
        renderer.DrawLegend();
        return renderer._canvas;
    }

    private void DrawFrame()
    {
        Text(_spec.Title, _left, 25, TitleSize, Palette.Ink, bold: true);
        foreach (var tick in _y.Ticks)
        {
            Line(_left, Y(tick), _right, Y(tick), 1, Palette.Grid);
            Text(_y.Label(tick), _left - 8, Y(tick) + (TickSize * StrokeFont.CapHeight / 2), TickSize, Palette.Muted, TextAnchor.End);
        }

        if (_spec.Categories.Count == 0) DrawNumbersBelow();
        else DrawCategoriesBelow();
        Line(_left, _bottom, _right, _bottom, 1.2, Palette.AxisLine);
        Text(_spec.XLabel, (_left + _right) / 2, _spec.Height - 12, LabelSize, Palette.Ink, TextAnchor.Middle);
        StrokeFont.Draw(_canvas, _spec.YLabel, 22 * Scale, (_top + _bottom) / 2 * Scale, LabelSize * Scale, Palette.Ink, TextAnchor.Middle, upwards: true);
    }

    private void DrawNumbersBelow()
    {
        var gridLines = _spec.Series.All(s => s is PointSeries);
        foreach (var tick in _x.Ticks)
        {
            if (gridLines) Line(X(tick), _top, X(tick), _bottom, 1, Palette.Grid);
            else Line(X(tick), _bottom, X(tick), _bottom + 4, 1, Palette.AxisLine);
            Text(_x.Label(tick), X(tick), _bottom + 19, TickSize, Palette.Muted, TextAnchor.Middle);
        }
    }

    private void DrawCategoriesBelow()
    {
        var room = (_right - _left) / _spec.Categories.Count;
        var widest = _spec.Categories.Max(c => StrokeFont.Measure(c, TickSize));
        var size = TickSize * Math.Clamp(room / (widest + 4), 0.6, 1);
        for (var i = 0; i < _spec.Categories.Count; i++)
        {
            Text(_spec.Categories[i], X(i), _bottom + 19, size, Palette.Muted, TextAnchor.Middle);
        }
    }

    private void DrawSeries(Series series)
    {
        switch (series)
        {
            case LineSeries line:
                _canvas.Stroke([[.. Places(line)]], 2 * Scale, line.Color);
                if (line.Markers) foreach (var p in Places(line)) _canvas.FillCircle(p.X, p.Y, 3 * Scale, line.Color);
                break;
            case BarSeries bars:
                DrawBars(bars);
                break;
        }
    }

    /// <summary>Draws the first point of each series, then the second of each and so on, so that no series covers the others.</summary>
    private void DrawPoints(IReadOnlyList<PointSeries> all)
    {
        var (radius, opacity) = all.Sum(points => points.X.Count) > 1500 ? (1.7, 0.55) : (2.6, 0.8);
        for (var i = 0; i < all.Select(points => points.X.Count).DefaultIfEmpty().Max(); i++)
        {
            foreach (var points in all.Where(points => i < points.X.Count))
            {
                _canvas.FillCircle(X(points.X[i]) * Scale, Y(points.Y[i]) * Scale, radius * Scale, points.Color, opacity);
            }
        }
    }

    private void DrawBars(BarSeries bars)
    {
        var groups = _spec.Series.OfType<BarSeries>().ToList();
        var width = (X(1) - X(0)) * 0.72 / groups.Count;
        var highest = groups.SelectMany(g => g.Y).Max(Math.Abs);
        var decimals = highest == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(highest)), 0, 6);
        for (var i = 0; i < bars.Y.Count; i++)
        {
            var left = X(i) - (width * groups.Count / 2) + (width * groups.IndexOf(bars));
            var (top, bottom) = (Y(Math.Max(0, bars.Y[i])), Y(Math.Min(0, bars.Y[i])));
            _canvas.FillRectangle((left + 0.5) * Scale, top * Scale, (left + width - 0.5) * Scale, bottom * Scale, bars.Color);
            var label = bars.Y[i].ToString("F" + decimals).Replace('-', '−');
            if (StrokeFont.Measure(label, TickSize) > width + 8) continue;
            Text(label, left + (width / 2), bars.Y[i] >= 0 ? top - 5 : bottom + 14, TickSize, Palette.Ink, TextAnchor.Middle);
        }
    }

    private void DrawLegend()
    {
        foreach (var (series, column, row) in _legend.Entries)
        {
            var x = (_legend.Beside ? _right + 14 : _left) + column;
            var y = (_legend.Beside ? _top + 8 : _top - 14) + (row * 20);
            if (series is LineSeries) Line(x, y, x + 16, y, 2.4, series.Color);
            else if (series is BarSeries) _canvas.FillRectangle((x + 3) * Scale, (y - 5) * Scale, (x + 13) * Scale, (y + 5) * Scale, series.Color);
            else _canvas.FillCircle((x + 9) * Scale, y * Scale, 4.5 * Scale, series.Color);
            Text(series.Name, x + 22, y + (LabelSize * StrokeFont.CapHeight / 2), LabelSize, Palette.Ink);
        }
    }

    private IEnumerable<Point> Places(Series series) => series.X.Zip(series.Y, (x, y) => new Point(X(x) * Scale, Y(y) * Scale));

    private double X(double value) => _left + (_x.Position(value) * (_right - _left));

    private double Y(double value) => _bottom - (_y.Position(value) * (_bottom - _top));

    private void Line(double x0, double y0, double x1, double y1, double thickness, Rgb color) =>
        _canvas.Stroke([[new(x0 * Scale, y0 * Scale), new(x1 * Scale, y1 * Scale)]], thickness * Scale, color);

    private void Text(string text, double x, double y, double size, Rgb color, TextAnchor anchor = TextAnchor.Start, bool bold = false) =>
        StrokeFont.Draw(_canvas, text, x * Scale, y * Scale, size * Scale, color, anchor, bold);
}
