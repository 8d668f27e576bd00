using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Metrics;

/// <summary>The computation behind <see cref="ImageMetrics.Ssim"/>.</summary>
internal static class StructuralSimilarity
{
    private const int Window = 11;
    private const double Sigma = 1.5;
    private const double C1 = 0.01 * 0.01; // (K1 L)^2
    private const double C2 = 0.03 * 0.03; // (K2 L)^2

    public static Tensor PerImage(Tensor x, Tensor y)
    {
        if (x.shape[2] < Window || x.shape[3] < Window)
        {
            throw new ArgumentException($"SSIM needs images of at least {Window}x{Window} pixels, not {x.shape[2]}x{x.shape[3]}.", nameof(x));
        }

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
