using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Metrics;

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
        if (!(sigma > 0 && double.IsFinite(sigma)))
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, $"sigma is {sigma}; it must be finite and above 0.");
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
