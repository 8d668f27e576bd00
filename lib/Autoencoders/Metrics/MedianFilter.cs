using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Metrics;

/// <summary>
/// The median filter: each pixel becomes the median of the square around it (Tukey, Exploratory data analysis, 1977). It removes single
/// bright and dark pixels and keeps edges. Pixels beyond the border count as the nearest one of the image (scipy's mode "nearest").
/// </summary>
public static class MedianFilter
{
    private const int ImagesAtOnce = 100;

    /// <summary>Filters each channel by itself.</summary>
    /// <param name="images">float [N, C, H, W], N at least 1.</param>
    /// <param name="size">The rows and columns of the square: odd, at least 1; 1 changes nothing.</param>
    /// <returns>New images, [N, C, H, W].</returns>
    public static Tensor Apply(Tensor images, int size = 3)
    {
        Filters.RequireImages(images);
        if (size < 1 || size % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"The square has {size} rows; their number must be odd and positive.");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var (radius, count) = (size / 2, (long)size * size);
        var filtered = new List<Tensor>();
        foreach (var some in images.split(ImagesAtOnce))
        {
            using var step = NewDisposeScope();
            var padded = functional.pad(some, (radius, radius, radius, radius), PaddingModes.Replicate);
            var squares = padded.unfold(2, size, 1).unfold(3, size, 1); // [n,C,H,W,size,size]
            var (medians, _) = squares.flatten(4).kthvalue((count + 1) / 2, 4); // [n,C,H,W]
            filtered.Add(medians.MoveToOuterDisposeScope());
        }

        return cat(filtered).MoveToOuterDisposeScope();
    }
}
