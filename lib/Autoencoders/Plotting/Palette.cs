using SkiaSharp;

namespace Autoencoders.Plotting;

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
        [.. new[] { "3f90da", "ffa90e", "bd1f01", "94a4a2", "832db6", "a96b59", "e76300", "b9ac70", "717581", "92dadd" }.Select(SKColor.Parse)];

    /// <summary>The colour of the series with this number; the eleventh has the first one's again.</summary>
    public static SKColor Series(int number) => s_series[number % s_series.Length];

    /// <summary>A colour as Plotly and CSS write it: #3f90da, or rgba(63, 144, 218, 1.0); null for another form.</summary>
    public static SKColor? Parse(string? text)
    {
        if (text is null) return null;
        if (SKColor.TryParse(text, out var color)) return color;
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.StartsWith("rgb", StringComparison.Ordinal)) return null;
        var parts = text[(open + 1)..].TrimEnd(')').Split(',').Select(part => double.TryParse(part, out var value) ? value : double.NaN).ToArray();
        return parts.Length >= 3 && !parts.Any(double.IsNaN) ? new SKColor((byte)parts[0], (byte)parts[1], (byte)parts[2], (byte)(parts.Length > 3 ? parts[3] * 255 : 255)) : null;
    }
}
