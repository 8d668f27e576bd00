using Autoencoders.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

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
    public static Tensor Psnr(Tensor images, Tensor targets) => PerImage(images, targets, (p, t) => (p - t).square().flatten(1).mean([1]).log10() * -10);

    /// <summary>
    /// Structural similarity (Wang, Bovik, Sheikh and Simoncelli, Image quality assessment, 2004), 1 for equal images: Gaussian window of
    /// 11x11 pixels with standard deviation 1.5, K1 0.01, K2 0.03, range 1, biased covariances, mean over the windows that lie wholly in
    /// the image and over the channels.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes differ, or the images are smaller than the window.</exception>
    public static Tensor Ssim(Tensor images, Tensor targets) => PerImage(images, targets, StructuralSimilarity.PerImage);

    private static Tensor PerImage(Tensor images, Tensor targets, Func<Tensor, Tensor, Tensor> metric)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(targets);
        if (images.dim() != 4 || !images.shape.SequenceEqual(targets.shape))
        {
            throw new ArgumentException($"Images and targets must have one shape [N, C, H, W], not [{string.Join(", ", images.shape)}] and [{string.Join(", ", targets.shape)}].", nameof(images));
        }

        using var scope = NewDisposeScope();
        return metric(images, targets).MoveToOuterDisposeScope();
    }
}
