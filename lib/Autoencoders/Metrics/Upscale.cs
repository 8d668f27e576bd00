using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Metrics;

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
