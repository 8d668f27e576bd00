using static TorchSharp.torch;

namespace Autoencoders.Plotting;

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
