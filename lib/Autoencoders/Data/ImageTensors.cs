using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Autoencoders.Data;

/// <summary>Turns the bytes of image files into tensors.</summary>
internal static class ImageTensors
{
    private static readonly float[] s_scaled = [.. Enumerable.Range(0, 256).Select(b => b / 255f)];

    /// <summary>Bytes from 0 to 255 as a float tensor [N, C, H, W] from 0 to 1, written straight into the tensor's memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // it runs once or twice, but over 50 million pixels
    public static Tensor Images(ReadOnlySpan<byte> bytes, params long[] shape)
    {
        var images = empty(shape, ScalarType.Float32);
        var values = MemoryMarshal.Cast<byte, float>(images.bytes);
        for (var i = 0; i < bytes.Length; i++) values[i] = s_scaled[bytes[i]];
        return images;
    }

    /// <summary>Label bytes as an int64 tensor [N].</summary>
    public static Tensor Labels(ReadOnlySpan<byte> bytes)
    {
        var labels = new long[bytes.Length];
        for (var i = 0; i < bytes.Length; i++) labels[i] = bytes[i];
        return tensor(labels);
    }
}
