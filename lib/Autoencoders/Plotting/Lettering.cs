using SkiaSharp;

namespace Autoencoders.Plotting;

/// <summary>Where a text stands relative to its place.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>Draws texts in the font that the library brings along, so that they look the same on every system.</summary>
internal static class Lettering
{
    /// <summary>The height of a capital letter, as a share of the size.</summary>
    public const double CapHeight = 0.71;

    private static readonly SKTypeface s_face = Load();

    /// <summary>The width of a text.</summary>
    public static double Measure(string text, double size)
    {
        using var paint = Paint(size, SKColors.Black);
        return paint.MeasureText(text);
    }

    /// <summary>Draws a text on the base line through (x, y), to the right of it, to the left, or around it.</summary>
    public static void Draw(SKCanvas canvas, string text, double x, double y, double size, SKColor color, TextAnchor anchor = TextAnchor.Start, bool bold = false, bool upwards = false)
    {
        if (text.Length == 0) return;
        using var paint = Paint(size, color);
        paint.FakeBoldText = bold;
        paint.TextAlign = anchor switch { TextAnchor.Start => SKTextAlign.Left, TextAnchor.Middle => SKTextAlign.Center, _ => SKTextAlign.Right };
        canvas.Save();
        canvas.Translate((float)x, (float)y);
        if (upwards) canvas.RotateDegrees(-90);
        canvas.DrawText(text, 0, 0, paint);
        canvas.Restore();
    }

    private static SKPaint Paint(double size, SKColor color) => new() { Typeface = s_face, TextSize = (float)size, Color = color, IsAntialias = true, SubpixelText = true };

    private static SKTypeface Load()
    {
        using var font = typeof(Lettering).Assembly.GetManifestResourceStream("Autoencoders.font.ttf")!;
        return SKTypeface.FromStream(font);
    }
}
