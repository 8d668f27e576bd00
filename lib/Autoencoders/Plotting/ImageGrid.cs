using Autoencoders.Data;

namespace Autoencoders.Plotting;

/// <summary>Pictures of many images at once, enlarged without blur: every pixel becomes a square.</summary>
public static class ImageGrid
{
    private const int CellSize = 112; // in pixels of the picture, about
    private const int MostScale = 28;

    /// <summary>Draws images row after row.</summary>
    /// <param name="images">float [N, C, H, W] with C 1 or 3 and values in [0, 1]; values outside are clamped.</param>
    /// <param name="columns">Images in a row.</param>
    /// <param name="captions">A text below each image; null for none.</param>
    /// <param name="rowLabels">A text left of each row; null for none.</param>
    /// <param name="title">Above the grid; empty for none.</param>
    /// <param name="scale">Pixels of the picture for each pixel of an image; 0 makes images about 112 pixels wide.</param>
    /// <param name="stretch">Whether each image's least value becomes black and its largest white, for maps that are not in [0, 1].</param>
    /// <exception cref="ArgumentException">The shape is another, or the number of texts does not fit.</exception>
    public static Picture Create(
        Tensor images, int columns = 10, IReadOnlyList<string>? captions = null, IReadOnlyList<string>? rowLabels = null, string title = "",
        int scale = 0, bool stretch = false)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        Refuse.If(images.dim() != 4 || images.shape[1] is not (1 or 3) || images.shape[0] == 0, nameof(images),
            $"A grid shows one or more images [N, 1 or 3, H, W], not {images.ShapeText()}.");
        var (height, width) = ((int)images.shape[2], (int)images.shape[3]);
        var spec = new GridSpec(width, height, (int)images.shape[1], ImageBytes.Of(images, stretch), columns)
        {
            Scale = scale > 0 ? scale : Math.Clamp((int)Math.Round((double)CellSize / width), 1, MostScale),
            Captions = captions ?? [],
            RowLabels = rowLabels ?? [],
            Title = title,
        };
        CheckTexts("captions", spec.Captions.Count, spec.Images.Count);
        CheckTexts("row labels", spec.RowLabels.Count, spec.Rows);
        var description = $"Grid of {spec.Images.Count} images of {width}x{height} pixels" + (title.Length > 0 ? $": {title}" : "")
            + (spec.RowLabels.Count > 0 ? $" (rows: {string.Join(", ", spec.RowLabels)})" : "");
        return new Picture(GridLayout.Render(spec), description);
    }

    /// <summary>Draws rows of images below each other, for example originals and their reconstructions.</summary>
    /// <param name="rows">The text left of each row and its images, float [N, C, H, W] in [0, 1], of one shape.</param>
    /// <param name="captions">A text below each image of the last row; null for none.</param>
    /// <param name="title">Above the grid; empty for none.</param>
    /// <param name="scale">Pixels of the picture for each pixel of an image; 0 makes images about 112 pixels wide.</param>
    /// <exception cref="ArgumentException">There are no rows, or their shapes differ.</exception>
    public static Picture Rows(
        IReadOnlyList<(string Label, Tensor Images)> rows, IReadOnlyList<string>? captions = null, string title = "", int scale = 0)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) throw new ArgumentException("A grid needs at least one row of images.", nameof(rows));
        var shape = rows[0].Images.shape;
        if (rows.FirstOrDefault(row => !row.Images.shape.SequenceEqual(shape)) is { Images: not null } odd)
        {
            throw new ArgumentException($"Row '{odd.Label}' has the shape {odd.Images.ShapeText()}; all rows need the first one's, "
                + $"{rows[0].Images.ShapeText()}.", nameof(rows));
        }

        using var scope = NewDisposeScope();
        var all = cat(rows.Select(row => row.Images.detach()).ToArray(), 0);
        var texts = captions is null ? null : Enumerable.Repeat("", (int)shape[0] * (rows.Count - 1)).Concat(captions).ToArray();
        return Create(all, (int)shape[0], texts, [.. rows.Select(row => row.Label)], title, scale);
    }

    private static void CheckTexts(string what, int count, int needed)
    {
        if (count != 0 && count != needed) throw new ArgumentException($"The grid has {needed} places for {what}, but {count} were given.");
    }
}

/// <summary>Turns image tensors into bytes.</summary>
internal static class ImageBytes
{
    /// <summary>
    /// Images [N, C, H, W] as one array of C*H*W bytes each: 0 for 0 or less, 255 for 1 or more; stretched, 0 for the least value and 255
    /// for the largest.
    /// </summary>
    public static IReadOnlyList<byte[]> Of(Tensor images, bool stretch)
    {
        using var scope = NewDisposeScope();
        var values = images.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        var size = values.Length / (int)images.shape[0];
        return [.. values.Chunk(size).Select(image => Quantize(image, stretch))];
    }

    private static byte[] Quantize(float[] image, bool stretch)
    {
        var (low, high) = stretch ? (image.Min(), image.Max()) : (0f, 1f);
        var range = high > low ? high - low : 1f;
        return [.. image.Select(value => (byte)Math.Round(Math.Clamp((value - low) / range, 0f, 1f) * 255f))];
    }
}
