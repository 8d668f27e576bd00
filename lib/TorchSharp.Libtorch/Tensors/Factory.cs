using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Makes tensors: the work behind torch.tensor, torch.zeros and their like.</summary>
internal static class Factory
{
    private static readonly Arg s_strided = 0;

    /// <summary>Calls a factory operator: its own arguments, then dtype, layout, device and pinning.</summary>
    internal static Tensor Make(string name, string overload, ScalarType? dtype, Device? device, bool requiresGrad, params ReadOnlySpan<Arg> own)
    {
        Span<Arg> args = new Arg[own.Length + 3];
        own.CopyTo(args);
        args[own.Length] = dtype;
        args[own.Length + 1] = s_strided;
        args[own.Length + 2] = device ?? get_default_device();
        return Finish(Aten.Call(name, overload, args), requiresGrad);
    }

    /// <summary>The same for a "like" operator, whose type and device come from another tensor unless they are given.</summary>
    internal static Tensor Like(string name, string overload, Tensor like, ScalarType? dtype, Device? device, bool requiresGrad, params ReadOnlySpan<Arg> own)
    {
        Span<Arg> args = new Arg[own.Length + 4];
        args[0] = like;
        own.CopyTo(args[1..]);
        args[own.Length + 1] = dtype;
        args[own.Length + 2] = Arg.None;
        args[own.Length + 3] = device;
        return Finish(Aten.Call(name, overload, args), requiresGrad);
    }

    /// <summary>A tensor of a C# array of any rank, converted to <paramref name="dtype"/> where that is given.</summary>
    internal static Tensor FromArray(Array array, long[]? dimensions, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        ArgumentNullException.ThrowIfNull(array);
        Type element = array.GetType().GetElementType()!;
        ScalarType natural = ElementTypes.Of(element);
        long[] shape = dimensions ?? [.. Enumerable.Range(0, array.Rank).Select(array.GetLongLength)];
        if (shape.TotalSize() != array.LongLength)
        {
            throw new ArgumentException(
                $"An array of {array.LongLength} elements does not fill the shape [{string.Join(", ", shape)}], which has {shape.TotalSize()}.");
        }
        Tensor tensor = Make("empty", "memory_format", natural, CPU, false, shape);
        CopyBytes(array, tensor, array.LongLength * ElementTypes.Size(natural));
        if (dtype is { } wanted && wanted != natural) tensor = Replace(tensor, tensor.to(wanted));
        if (device is not null && device.type != DeviceType.CPU) tensor = Replace(tensor, tensor.to(device));
        return Finish(tensor, requiresGrad);
    }

    /// <summary>The type that libtorch gives a tensor filled with this number.</summary>
    internal static ScalarType TypeOf(Scalar value) =>
        value.Type == ScalarType.Bool ? ScalarType.Bool : value.IsReal ? get_default_dtype() : ScalarType.Int64;

    internal static Tensor Finish(Tensor tensor, bool requiresGrad) => requiresGrad ? tensor.requires_grad_() : tensor;

    private static unsafe void CopyBytes(Array array, Tensor tensor, long count)
    {
        if (count == 0) return;
        fixed (byte* source = &MemoryMarshal.GetArrayDataReference(array))
            Buffer.MemoryCopy(source, (void*)Native.course_data(tensor.Handle), count, count);
    }

    private static Tensor Replace(Tensor old, Tensor replacement)
    {
        if (!ReferenceEquals(old, replacement)) old.Dispose();
        return replacement;
    }
}
