using static TorchSharp.torch;

namespace Autoencoders.Metrics;

/// <summary>What the filters ask of their images.</summary>
internal static class Filters
{
    public static void RequireImages(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() != 4 || images.shape.Contains(0))
            throw new ArgumentException($"Images must be a tensor [N, C, H, W] with at least one pixel, not [{string.Join(", ", images.shape)}].", nameof(images));
    }
}
