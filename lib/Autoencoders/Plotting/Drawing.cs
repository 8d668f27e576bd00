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
