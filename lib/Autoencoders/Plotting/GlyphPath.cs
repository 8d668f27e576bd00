using System.Globalization;

namespace Autoencoders.Plotting;

/// <summary>
/// Reads the outline of a glyph: <c>M x y</c> begins a stroke, <c>L x y</c> draws a line, <c>C x1 y1 x2 y2 x y</c> a cubic curve,
/// <c>A cx cy rx ry from to</c> an elliptic arc between two angles in degrees (counter-clockwise when rising; it begins a stroke if there
/// is none), <c>O cx cy rx ry</c> a whole ellipse.
/// </summary>
internal static class GlyphPath
{
    public static IReadOnlyList<Point>[] Parse(string path)
    {
        var strokes = new List<IReadOnlyList<Point>>();
        var tokens = new Queue<string>(path.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var stroke = new List<Point>();
        while (tokens.TryDequeue(out var command))
        {
            switch (command)
            {
                case "M":
                    Finish();
                    stroke.Add(NextPoint());
                    break;
                case "L":
                    stroke.Add(NextPoint());
                    break;
                case "C":
                    AddCurve(stroke, NextPoint(), NextPoint(), NextPoint());
                    break;
                case "A":
                    AddArc(stroke, NextPoint(), NextPoint(), Next(), Next());
                    break;
                case "O":
                    Finish();
                    AddArc(stroke, NextPoint(), NextPoint(), 0, 360);
                    break;
                default:
                    throw new FormatException($"Glyph path '{path}' has the unknown command '{command}'.");
            }
        }

        Finish();
        return [.. strokes];

        double Next() => double.Parse(tokens.Dequeue(), CultureInfo.InvariantCulture);

        Point NextPoint() => new(Next(), Next());

        void Finish()
        {
            if (stroke.Count > 0) strokes.Add(stroke);
            stroke = [];
        }
    }

    private static void AddCurve(List<Point> stroke, Point control1, Point control2, Point end)
    {
        const int Steps = 10;
        var start = stroke[^1];
        for (var i = 1; i <= Steps; i++)
        {
            var t = (double)i / Steps;
            var s = 1 - t;
            stroke.Add(new Point(
                (s * s * s * start.X) + (3 * s * s * t * control1.X) + (3 * s * t * t * control2.X) + (t * t * t * end.X),
                (s * s * s * start.Y) + (3 * s * s * t * control1.Y) + (3 * s * t * t * control2.Y) + (t * t * t * end.Y)));
        }
    }

    private static void AddArc(List<Point> stroke, Point centre, Point radius, double from, double to)
    {
        var steps = Math.Max(4, (int)(Math.Abs(to - from) / 12));
        for (var i = 0; i <= steps; i++)
        {
            var angle = (from + ((to - from) * i / steps)) * Math.PI / 180;
            stroke.Add(new Point(centre.X + (radius.X * Math.Cos(angle)), centre.Y + (radius.Y * Math.Sin(angle))));
        }
    }
}
