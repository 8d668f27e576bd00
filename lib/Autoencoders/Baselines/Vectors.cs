using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autoencoders.Baselines;

/// <summary>Arithmetic on doubles, as many at once as the processor takes. The vectors of a call have one length.</summary>
internal static class Vectors
{
    /// <summary>The sum of the products, a·b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var wideA = MemoryMarshal.Cast<double, Vector<double>>(a);
        var wideB = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < wideA.Length; i++) sums += wideA[i] * wideB[i];
        var sum = Vector.Sum(sums);
        for (var i = wideA.Length * Vector<double>.Count; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>a += factor b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> a, double factor, ReadOnlySpan<double> b)
    {
        var wideA = MemoryMarshal.Cast<double, Vector<double>>(a);
        var wideB = MemoryMarshal.Cast<double, Vector<double>>(b);
        var factors = new Vector<double>(factor);
        for (var i = 0; i < wideA.Length; i++) wideA[i] += factors * wideB[i];
        for (var i = wideA.Length * Vector<double>.Count; i < a.Length; i++) a[i] += factor * b[i];
    }

    /// <summary>Turns two vectors in their plane: a becomes c a - s b, b becomes s a + c b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rotate(Span<double> a, Span<double> b, double c, double s)
    {
        var wideA = MemoryMarshal.Cast<double, Vector<double>>(a);
        var wideB = MemoryMarshal.Cast<double, Vector<double>>(b);
        var (cosine, sine) = (new Vector<double>(c), new Vector<double>(s));
        for (var i = 0; i < wideA.Length; i++)
        {
            var (x, y) = (wideA[i], wideB[i]);
            (wideA[i], wideB[i]) = ((cosine * x) - (sine * y), (sine * x) + (cosine * y));
        }

        for (var i = wideA.Length * Vector<double>.Count; i < a.Length; i++)
        {
            var (x, y) = (a[i], b[i]);
            (a[i], b[i]) = ((c * x) - (s * y), (s * x) + (c * y));
        }
    }
}
