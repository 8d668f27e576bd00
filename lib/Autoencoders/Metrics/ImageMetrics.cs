using Autoencoders.Data;
using Autoencoders.Training;

namespace Autoencoders.Metrics;

/// <summary>
/// How far images are from what they should be. Each function takes two float tensors [N, C, H, W] with values in [0, 1] and gives one
/// number for each image, [N]; the figure of a data set is the mean of them.
/// </summary>
public static class ImageMetrics
{
    /// <summary>
    /// Binary cross-entropy: -(t ln p + (1 - t) ln(1 - p)), mean over the pixels, in nats per pixel. A logarithm below -100 counts as -100.
    /// For targets between 0 and 1 its least value is the targets' own entropy, not zero.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes differ, or values lie outside [0, 1]; the text says the range found.</exception>
    public static Tensor Bce(Tensor images, Tensor targets) =>
        PerImage(images, targets, (p, t) => Losses.BernoulliNats(p, t) / (p.numel() / p.shape[0]));

    /// <summary>Mean squared error: (p - t)^2, mean over the pixels.</summary>
    public static Tensor Mse(Tensor images, Tensor targets) => PerImage(images, targets, (p, t) => (p - t).square().flatten(1).mean([1]));

    /// <summary>Peak signal-to-noise ratio: 10 log10(1 / MSE), in dB; infinite for equal images.</summary>
    public static Tensor Psnr(Tensor images, Tensor targets) =>
        PerImage(images, targets, (p, t) => (p - t).square().flatten(1).mean([1]).log10() * -10);

    /// <summary>
    /// Structural similarity (Wang, Bovik, Sheikh and Simoncelli, Image quality assessment, 2004), 1 for equal images: Gaussian window of
    /// 11x11 pixels with standard deviation 1.5, K1 0.01, K2 0.03, range 1, biased covariances, mean over the windows that lie entirely in
    /// the image and over the channels.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes differ, or the images are smaller than the window.</exception>
    public static Tensor Ssim(Tensor images, Tensor targets) => PerImage(images, targets, StructuralSimilarity.PerImage);

    private static Tensor PerImage(Tensor images, Tensor targets, Func<Tensor, Tensor, Tensor> metric)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(targets);
        Refuse.If(images.dim() != 4 || !images.shape.SequenceEqual(targets.shape), nameof(images),
            $"Images and targets must have one shape [N, C, H, W], not {images.ShapeText()} and {targets.ShapeText()}.");
        using var scope = NewDisposeScope();
        return metric(images, targets).MoveToOuterDisposeScope();
    }
}

/// <summary>The computation behind <see cref="ImageMetrics.Ssim"/>.</summary>
internal static class StructuralSimilarity
{
    private const int Window = 11;
    private const double Sigma = 1.5;
    private const double C1 = 0.01 * 0.01; // (K1 L)^2
    private const double C2 = 0.03 * 0.03; // (K2 L)^2

    public static Tensor PerImage(Tensor x, Tensor y)
    {
        Refuse.If(x.shape[2] < Window || x.shape[3] < Window, nameof(x),
            $"SSIM needs images of at least {Window}x{Window} pixels, not {x.shape[2]}x{x.shape[3]}.");
        var (channels, weights) = (x.shape[1], Gaussian());
        var kernel = weights.expand(channels, 1, Window, Window); // [C,1,11,11]: each channel has the same window
        var (meanX, meanY) = (Blur(x), Blur(y)); // [N,C,H-10,W-10]
        var varianceX = Blur(x * x) - (meanX * meanX);
        var varianceY = Blur(y * y) - (meanY * meanY);
        var covariance = Blur(x * y) - (meanX * meanY);
        var luminance = ((meanX * meanY * 2) + C1) / ((meanX * meanX) + (meanY * meanY) + C1);
        var structure = ((covariance * 2) + C2) / (varianceX + varianceY + C2);
        return (luminance * structure).flatten(1).mean([1]);

        Tensor Blur(Tensor image) => functional.conv2d(image, kernel, groups: channels);
    }

    /// <summary>The window [11,11]: a Gaussian whose values sum to 1.</summary>
    private static Tensor Gaussian()
    {
        var line = Enumerable.Range(0, Window).Select(i => Math.Exp(-Math.Pow(i - (Window / 2), 2) / (2 * Sigma * Sigma))).ToArray();
        var sum = line.Sum();
        var plane = line.SelectMany(a => line.Select(b => (float)(a * b / (sum * sum)))).ToArray();
        return tensor(plane).reshape(Window, Window);
    }
}
