namespace Autoencoders.Plotting;

/// <summary>A colour: red, green and blue from 0 to 255, in sRGB.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static readonly Rgb White = new(255, 255, 255);

    /// <summary>The colour as Plotly and HTML write it, for example <c>#3f90da</c>.</summary>
    public string Hex => $"#{Red:x2}{Green:x2}{Blue:x2}";

    public static Rgb FromHex(int value) => new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
}

/// <summary>The colours of all charts.</summary>
internal static class Palette
{
    public static readonly Rgb Ink = Rgb.FromHex(0x1f2933);
    public static readonly Rgb Muted = Rgb.FromHex(0x5b6770);
    public static readonly Rgb Grid = Rgb.FromHex(0xe3e7ea);
    public static readonly Rgb AxisLine = Rgb.FromHex(0x9aa5ad);

    /// <summary>Texts and borders of image grids have no colour, so that a grid of gray images is a grayscale file.</summary>
    public static readonly Rgb NeutralInk = Rgb.FromHex(0x282828);
    public static readonly Rgb NeutralBorder = Rgb.FromHex(0xd6d6d6);

    /// <summary>
    /// Ten colours that differ in lightness too, so that colour-blind readers can tell them apart
    /// (M. A. Petroff, Accessible Color Sequences for Data Visualization, 2021).
    /// </summary>
    public static readonly Rgb[] Series =
    [
        Rgb.FromHex(0x3f90da), Rgb.FromHex(0xffa90e), Rgb.FromHex(0xbd1f01), Rgb.FromHex(0x94a4a2), Rgb.FromHex(0x832db6),
        Rgb.FromHex(0xa96b59), Rgb.FromHex(0xe76300), Rgb.FromHex(0xb9ac70), Rgb.FromHex(0x717581), Rgb.FromHex(0x92dadd),
    ];
}
