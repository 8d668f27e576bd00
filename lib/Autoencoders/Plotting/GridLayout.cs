using System.Runtime.InteropServices;
using SkiaSharp;

namespace Autoencoders.Plotting;

/// <summary>What an image grid shows: equally large pictures, row after row, with their texts.</summary>
internal sealed record GridSpec(int Width, int Height, int Channels, IReadOnlyList<byte[]> Images, int Columns)
{
    public int Scale { get; init; } = 1; // pixels of the grid for each pixel of a picture
    public IReadOnlyList<string> Captions { get; init; } = []; // below the pictures, in their order
    public IReadOnlyList<string> RowLabels { get; init; } = []; // left of the rows
    public string Title { get; init; } = ""; // above
    public int Rows => (Images.Count + Columns - 1) / Columns;
}

/// <summary>Draws a <see cref="GridSpec"/>: every pixel of a picture becomes a square of one colour, never blurred.</summary>
internal sealed class GridLayout
{
    private const int Margin = 12;
    private const int Gap = 8;
    private const double TextSize = 24;
    private const double TitleSize = 30;

    private readonly GridSpec _spec;
    private readonly int _cellWidth;
    private readonly int[] _rowTops;
    private readonly int _left;
    private readonly double _captionSize;
    private readonly int _width;
    private readonly int _height;

    private GridLayout(GridSpec spec)
    {
        _spec = spec;
        var captioned = spec.Captions.Count > 0;
        var widest = captioned ? spec.Captions.Max(c => Lettering.Measure(c, TextSize)) : 0;
        var imageWidth = spec.Width * spec.Scale;
        _captionSize = widest > imageWidth ? Math.Max(15, TextSize * imageWidth / widest) : TextSize;
        _cellWidth = Math.Max(imageWidth, (int)Math.Ceiling(widest * _captionSize / TextSize)) + Gap;
        _left = Margin + (spec.RowLabels.Count > 0 ? (int)spec.RowLabels.Max(l => Lettering.Measure(l, TextSize)) + 20 : 0);
        _rowTops = new int[spec.Rows + 1]; // the last is where a further row would begin
        _rowTops[0] = Margin + (spec.Title.Length > 0 ? 44 : 0);
        for (var row = 0; row < spec.Rows; row++)
        {
            var texts = spec.Captions.Skip(row * spec.Columns).Take(spec.Columns).Any(text => text.Length > 0);
            _rowTops[row + 1] = _rowTops[row] + (spec.Height * spec.Scale) + Gap + (texts ? (int)(_captionSize * 1.45) : 0);
        }

        var titleWidth = (int)Lettering.Measure(spec.Title, TitleSize) + (2 * Margin);
        _width = Math.Max(_left + (_cellWidth * Math.Min(spec.Columns, spec.Images.Count)) - Gap + Margin, titleWidth);
        _height = _rowTops[^1] - Gap + Margin;
    }

    /// <summary>The grid as the content of a PNG file.</summary>
    public static byte[] Render(GridSpec spec)
    {
        var layout = new GridLayout(spec);
        return Drawing.Png(layout._width, layout._height, gray: spec.Channels == 1, layout.Draw);
    }

    /// <summary>The place of a picture's upper left pixel.</summary>
    internal static (int X, int Y) PlaceOf(GridSpec spec, int index) => new GridLayout(spec).Corner(index);

    private (int X, int Y) Corner(int index)
    {
        var (row, column) = Math.DivRem(index, _spec.Columns);
        return (_left + (column * _cellWidth) + ((_cellWidth - Gap - (_spec.Width * _spec.Scale)) / 2), _rowTops[row]);
    }

    private void Draw(SKCanvas canvas)
    {
        Lettering.Draw(canvas, _spec.Title, Margin, 36, TitleSize, Palette.NeutralInk, bold: true);
        for (var row = 0; row < _spec.RowLabels.Count; row++)
        {
            var middle = _rowTops[row] + (_spec.Height * _spec.Scale / 2.0) + (TextSize * Lettering.CapHeight / 2);
            Lettering.Draw(canvas, _spec.RowLabels[row], _left - 20, middle, TextSize, Palette.NeutralInk, SKTextAlign.Right);
        }

        for (var i = 0; i < _spec.Images.Count; i++) DrawImage(canvas, i);
    }

    private void DrawImage(SKCanvas canvas, int index)
    {
        var (left, top) = Corner(index);
        var (width, height) = (_spec.Width * _spec.Scale, _spec.Height * _spec.Scale);
        using var paint = new SKPaint { Color = Palette.NeutralBorder };
        canvas.DrawRect(left - 1, top - 1, width + 2, height + 2, paint);
        using var image = Image(_spec.Images[index]);
        canvas.DrawBitmap(image, new SKRect(left, top, left + width, top + height)); // without a filter: each pixel becomes a square
        if (_spec.Captions.Count <= index) return;
        var (middle, below) = (left + (width / 2.0), top + height + (_captionSize * 1.08));
        Lettering.Draw(canvas, _spec.Captions[index], middle, below, _captionSize, Palette.NeutralInk, SKTextAlign.Center);
    }

    private SKBitmap Image(byte[] planes)
    {
        var gray = _spec.Channels == 1;
        var size = _spec.Width * _spec.Height;
        var bitmap = new SKBitmap(_spec.Width, _spec.Height, gray ? SKColorType.Gray8 : SKColorType.Rgb888x, SKAlphaType.Opaque);
        byte[] pixels = gray ? planes
            : [.. Enumerable.Range(0, size).SelectMany(i => new[] { planes[i], planes[i + size], planes[i + (2 * size)], byte.MaxValue })];
        Marshal.Copy(pixels, 0, bitmap.GetPixels(), pixels.Length);
        return bitmap;
    }
}
