using SkiaSharp;

namespace Autoencoders.Plotting;

/// <summary>Draws a picture in memory and writes it as a PNG file.</summary>
internal static class Drawing
{
    /// <summary>A white picture of this size in pixels, drawn on, as the content of a PNG file; grayscale when it has no colour.</summary>
    public static byte[] Png(int width, int height, bool gray, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, gray ? SKColorType.Gray8 : SKColorType.Rgb888x, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            draw(canvas);
        }

        using var pixels = bitmap.PeekPixels();
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 9));
        return png.ToArray();
    }
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
    public static void Draw(
        SKCanvas canvas, string text, double x, double y, double size, SKColor color, SKTextAlign align = SKTextAlign.Left,
        bool bold = false, bool upwards = false)
    {
        if (text.Length == 0) return;
        using var paint = Paint(size, color);
        paint.FakeBoldText = bold;
        paint.TextAlign = align;
        canvas.Save();
        canvas.Translate((float)x, (float)y);
        if (upwards) canvas.RotateDegrees(-90);
        canvas.DrawText(text, 0, 0, paint);
        canvas.Restore();
    }

    private static SKPaint Paint(double size, SKColor color) =>
        new() { Typeface = s_face, TextSize = (float)size, Color = color, IsAntialias = true, SubpixelText = true };

    private static SKTypeface Load()
    {
        using var font = typeof(Lettering).Assembly.GetManifestResourceStream("Autoencoders.font.ttf")!;
        return SKTypeface.FromStream(font);
    }
}

/// <summary>The colours of all charts and grids.</summary>
internal static class Palette
{
    public static readonly SKColor Ink = SKColor.Parse("1f2933");
    public static readonly SKColor Muted = SKColor.Parse("5b6770");
    public static readonly SKColor Grid = SKColor.Parse("e3e7ea");
    public static readonly SKColor AxisLine = SKColor.Parse("9aa5ad");

    /// <summary>Texts and borders of image grids have no colour, so that a grid of gray images is a grayscale file.</summary>
    public static readonly SKColor NeutralInk = SKColor.Parse("282828");
    public static readonly SKColor NeutralBorder = SKColor.Parse("d6d6d6");

    /// <summary>
    /// Ten colours that differ in lightness too, so that colour-blind readers can tell them apart
    /// (M. A. Petroff, Accessible Color Sequences for Data Visualization, 2021).
    /// </summary>
    private static readonly SKColor[] s_series =
    [
        .. new[] { "3f90da", "ffa90e", "bd1f01", "94a4a2", "832db6", "a96b59", "e76300", "b9ac70", "717581", "92dadd" }
            .Select(SKColor.Parse),
    ];

    /// <summary>The colour of the series with this number; the eleventh has the first one's again.</summary>
    public static SKColor Series(int number) => s_series[number % s_series.Length];

    /// <summary>A colour as Plotly and CSS write it: #3f90da, or rgba(63, 144, 218, 1.0); null for another form.</summary>
    public static SKColor? Parse(string? text)
    {
        if (text is null) return null;
        if (SKColor.TryParse(text, out var color)) return color;
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.StartsWith("rgb", StringComparison.Ordinal)) return null;
        var parts = text[(open + 1)..].TrimEnd(')').Split(',')
            .Select(part => double.TryParse(part, out var value) ? value : double.NaN).ToArray();
        if (parts.Length < 3 || parts.Any(double.IsNaN)) return null;
        return new SKColor((byte)parts[0], (byte)parts[1], (byte)parts[2], (byte)(parts.Length > 3 ? parts[3] * 255 : 255));
    }
}
