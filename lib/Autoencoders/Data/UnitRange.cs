using System.Runtime.InteropServices;
using TorchSharp;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;
using static System.FormattableString;

namespace Autoencoders.Data;

/// <summary>Whether all values of a tensor lie in [0, 1].</summary>
internal static class UnitRange
{
    private const double Rounding = 1e-4; // what a value may be outside
    private const uint One = 0x3F800000; // the bits of 1f; those of negative values and NaN are greater, those of values in [0, 1] are not

    /// <summary>Refuses values outside [0, 1].</summary>
    /// <param name="values">Any shape and floating-point type.</param>
    /// <param name="what">What they are, to begin the error's text with.</param>
    /// <param name="remedy">What to do about it; null says how to scale them.</param>
    /// <param name="allowNaN">Whether values that are NaN are for others to report.</param>
    /// <exception cref="ArgumentException">Some lie outside; the text says the range found.</exception>
    public static void Require(Tensor values, string what, string? remedy = null, bool allowNaN = false)
    {
        if (values.numel() == 0 || IsSeenAtOnce(values)) return;
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        if (values.isnan().sum().item<long>() is > 0 and var count)
        {
            if (allowNaN) return;
            throw new ArgumentException(Invariant($"{what} must lie in [0, 1], but {count:N0} of {values.numel():N0} values are NaN."));
        }

        var (least, largest) = (values.min().ToDouble(), values.max().ToDouble());
        if (least >= -Rounding && largest <= 1 + Rounding) return;
        remedy ??= Scaling(least, largest);
        throw new ArgumentException(Invariant($"{what} must lie in [0, 1], but run from {least:G4} to {largest:G4}. {remedy}"));
    }

    private static string Scaling(double least, double largest) => least >= 0 && largest is > 2 and <= 255 ? "Divide them by 255."
        : least == largest ? "Scale them."
        : Invariant($"Scale them, for example with (x {(least < 0 ? '+' : '-')} {Math.Abs(least):G4}) / {largest - least:G4}.");

    // One pass over the memory, in a fraction of the time that libtorch takes for minimum and maximum.
    private static bool IsSeenAtOnce(Tensor values) =>
        values.dtype == ScalarType.Float32 && values.device_type == DeviceType.CPU && values.is_contiguous()
        && values.numel() <= int.MaxValue / sizeof(float)
        && TensorPrimitives.Max<uint>(MemoryMarshal.Cast<byte, uint>(values.bytes)) <= One;
}
