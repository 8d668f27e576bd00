using Autoencoders.Data;
using TorchSharp;

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
        Refuse.OutOfRange(size < 1 || size % 2 == 0, nameof(size), size,
            $"The square has {size} rows; their number must be odd and positive.");
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

/// <summary>
/// The Gaussian filter: each pixel becomes a mean of its neighbourhood, weighted by exp(-r^2 / 2 sigma^2). It averages noise away, and
/// edges with it. Pixels beyond the border count as the nearest one of the image (scipy's mode "nearest").
/// </summary>
public static class GaussianFilter
{
    private const double Reach = 4; // beyond so many standard deviations a weight is below 0.0004 of the largest

    /// <summary>Filters each channel by itself.</summary>
    /// <param name="images">float [N, C, H, W], N at least 1.</param>
    /// <param name="sigma">The standard deviation of the weights, in pixels, above 0. The window reaches 4 of them to each side.</param>
    /// <returns>New images, [N, C, H, W]; values stay between the least and the largest of their neighbourhood.</returns>
    public static Tensor Apply(Tensor images, double sigma)
    {
        Filters.RequireImages(images);
        Refuse.OutOfRange(!(sigma > 0 && double.IsFinite(sigma)), nameof(sigma), sigma,
            $"sigma is {sigma}; it must be finite and above 0.");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var radius = (int)((Reach * sigma) + 0.5);
        var weights = Enumerable.Range(-radius, (2 * radius) + 1).Select(x => Math.Exp(-x * x / (2 * sigma * sigma))).ToArray();
        var sum = weights.Sum();
        var line = tensor(weights.Select(weight => (float)(weight / sum)).ToArray());
        var (channels, height, width) = (images.shape[1], images.shape[2], images.shape[3]);
        var planes = images.reshape(-1, 1, height, width); // [N,C,H,W] -> [NC,1,H,W]
        var rows = functional.conv2d(functional.pad(planes, (radius, radius, 0, 0), PaddingModes.Replicate), line.reshape(1, 1, 1, -1));
        var both = functional.conv2d(functional.pad(rows, (0, 0, radius, radius), PaddingModes.Replicate), line.reshape(1, 1, -1, 1));
        return both.reshape(-1, channels, height, width).MoveToOuterDisposeScope();
    }
}

/// <summary>
/// Larger images by interpolation: [N, C, H, W] -> [N, C, factor H, factor W]. A pixel is a square whose value stands at its centre, as in
/// PyTorch's interpolate with align_corners=False. Results are clamped to [0, 1], since the cubic curve overshoots at edges.
/// </summary>
public static class Upscale
{
    /// <summary>Each pixel becomes a square of factor x factor equal ones.</summary>
    /// <param name="images">float [N, C, H, W] with values in [0, 1].</param>
    /// <param name="factor">How many times as many rows and columns, at least 1.</param>
    public static Tensor Nearest(Tensor images, int factor) => Resize(images, factor, InterpolationMode.Nearest, null);

    /// <summary>A straight line between neighbouring centres, along rows and columns.</summary>
    /// <inheritdoc cref="Nearest"/>
    public static Tensor Bilinear(Tensor images, int factor) => Resize(images, factor, InterpolationMode.Bilinear, false);

    /// <summary>A cubic curve through four neighbouring centres (Keys, Cubic convolution interpolation, 1981, with a = -0.75).</summary>
    /// <inheritdoc cref="Nearest"/>
    public static Tensor Bicubic(Tensor images, int factor) => Resize(images, factor, InterpolationMode.Bicubic, false);

    private static Tensor Resize(Tensor images, int factor, InterpolationMode mode, bool? alignCorners)
    {
        Filters.RequireImages(images);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var large = functional.interpolate(images, scale_factor: [factor, factor], mode: mode, align_corners: alignCorners);
        return large.clamp(0, 1).MoveToOuterDisposeScope();
    }
}

/// <summary>What the filters ask of their images.</summary>
internal static class Filters
{
    public static void RequireImages(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() == 4 && !images.shape.Contains(0)) return;
        throw new ArgumentException($"Images must be [N, C, H, W] with at least one pixel, not {images.ShapeText()}.", nameof(images));
    }
}
