using System.Collections.Concurrent;

namespace Autoencoders.Plotting;

/// <summary>Where a text stands relative to the given point.</summary>
internal enum TextAnchor
{
    /// <summary>The text begins there.</summary>
    Start,

    /// <summary>The text's middle is there.</summary>
    Middle,

    /// <summary>The text ends there.</summary>
    End,
}

/// <summary>Draws text with the glyphs of <see cref="Glyphs"/> as lines of one thickness: sharp at any size, and without a font file.</summary>
internal static class StrokeFont
{
    /// <summary>The height of capital letters and digits, as a share of the font size.</summary>
    public const double CapHeight = 0.7;

    private const double UnitsPerEm = 100;
    private const double LetterSpacing = 2;
    private static readonly ConcurrentDictionary<char, IReadOnlyList<Point>[]> Parsed = new();

    /// <summary>The width of <paramref name="text"/> in pixels at the given font size in pixels.</summary>
    public static double Measure(string text, double size) => text.Sum(Advance) * size / UnitsPerEm;

    private static double Advance(char character) => Glyphs.Find(character).Width + LetterSpacing;

    /// <summary>Draws <paramref name="text"/> with its baseline at (x, y); with <paramref name="upwards"/> it runs from bottom to top.</summary>
    public static void Draw(Canvas canvas, string text, double x, double y, double size, Rgb color,
        TextAnchor anchor = TextAnchor.Start, bool bold = false, bool upwards = false)
    {
        var start = anchor switch { TextAnchor.Middle => -Measure(text, size) / 2, TextAnchor.End => -Measure(text, size), _ => 0 };
        var scale = size / UnitsPerEm;
        var paths = new List<IReadOnlyList<Point>>();
        foreach (var c in text)
        {
            foreach (var stroke in Parsed.GetOrAdd(c, key => GlyphPath.Parse(Glyphs.Find(key).Path)))
            {
                paths.Add([.. stroke.Select(Place)]);
            }

            start += Advance(c) * scale;
        }

        canvas.Stroke(paths, size * (bold ? 0.12 : 0.085), color);

        Point Place(Point p)
        {
            var (along, above) = (start + (p.X * scale), p.Y * scale);
            return upwards ? new Point(x - above, y - along) : new Point(x + along, y - above);
        }
    }
}
