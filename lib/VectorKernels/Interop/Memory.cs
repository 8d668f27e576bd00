using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace VectorKernels.Interop;

/// <summary>The memory of contiguous float tensors on the processor.</summary>
internal static unsafe class Memory
{
    /// <summary>The first float of a tensor, which has at least one.</summary>
    public static float* Of(Tensor tensor)
    {
        if (tensor.numel() <= int.MaxValue / sizeof(float)) return (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
        using var first = tensor.flatten().narrow(0, 0, 1); // TorchSharp gives no more than 2 GB as a span
        return Of(first);
    }

    public static Span<float> Span(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
