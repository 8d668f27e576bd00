using Autoencoders.Plotting;
using SkiaSharp;

namespace Autoencoders.Tests.Plotting;

/// <summary>The pixels of a PNG file.</summary>
internal sealed class Pixels : IDisposable
{
    private readonly SKBitmap _bitmap;

    public Pixels(ReadOnlySpan<byte> png)
    {
        IsGray = png[25] == 0; // the colour type in the file's header
        _bitmap = SKBitmap.Decode(png);
    }

    public bool IsGray { get; }

    public (int Width, int Height) Size => (_bitmap.Width, _bitmap.Height);

    public (byte Red, byte Green, byte Blue) this[int x, int y] =>
        _bitmap.GetPixel(x, y) is var color ? (color.Red, color.Green, color.Blue) : default;

    /// <summary>How many pixels have this colour.</summary>
    public int Count(string hex) => _bitmap.Pixels.Count(pixel => pixel == SKColor.Parse(hex));

    public static Pixels Of(ChartData figure) => new(ChartPicture.Png(figure));

    public void Dispose() => _bitmap.Dispose();
}
