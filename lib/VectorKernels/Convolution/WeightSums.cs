using System.Runtime.CompilerServices;
using VectorKernels.Vectors;

namespace VectorKernels.Convolution;

/// <summary>
/// The gradient for a convolution's weights: for each weight the sum, over all pixels and images, of the gradient times the pixel that the
/// weight met.
/// </summary>
internal static unsafe class WeightSums
{
    /// <summary>
    /// Adds up a phase's sums over all pixels, for a few planes of the gradient and of the source and three or four places around a pixel.
    /// </summary>
    /// <param name="gradient">The phase's first pixel in the first plane of the gradient.</param>
    /// <param name="gradientRow">Floats from a row of the phase to the next.</param>
    /// <param name="gradientStep">Floats from a pixel of the phase to the next.</param>
    /// <param name="source">The source pixel of the phase's first pixel.</param>
    /// <param name="sourceRow">Floats from the source of a row to that of the next.</param>
    /// <param name="sourceStep">Floats from the source of a pixel to that of the next.</param>
    /// <param name="planes">Floats between the planes: of the gradient in <see cref="Gradients4"/> and <see cref="Gradients2"/>, of the
    /// source in <see cref="Sources"/>.</param>
    /// <param name="taps">Floats from the source pixel to the four places; the last is the third again when there are three.</param>
    /// <param name="rows">Rows of the phase.</param>
    /// <param name="pixels">Pixels in a row.</param>
    /// <param name="sums">Four numbers for each plane.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradients4<TLanes>(float* gradient, int gradientRow, int gradientStep, float* source, int sourceRow, int sourceStep,
        int planes, int* taps, int rows, int pixels, float* sums)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        int t0 = taps[0], t1 = taps[1], t2 = taps[2], t3 = taps[3];
        TLanes a0 = TLanes.Broadcast(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        TLanes c0 = a0, c1 = a0, c2 = a0, c3 = a0, d0 = a0, d1 = a0, d2 = a0, d3 = a0;
        for (var y = 0; y < rows; y++, gradient += gradientRow, source += sourceRow)
        {
            float* g = gradient, s = source;
            for (var x = 0; x < pixels; x++, g += gradientStep, s += sourceStep)
            {
                TLanes s0 = TLanes.Load(s + t0), s1 = TLanes.Load(s + t1), s2 = TLanes.Load(s + t2), s3 = TLanes.Load(s + t3);
                var v = TLanes.Load(g);
                a0 = a0.PlusProduct(v, s0);
                a1 = a1.PlusProduct(v, s1);
                a2 = a2.PlusProduct(v, s2);
                a3 = a3.PlusProduct(v, s3);
                v = TLanes.Load(g + planes);
                b0 = b0.PlusProduct(v, s0);
                b1 = b1.PlusProduct(v, s1);
                b2 = b2.PlusProduct(v, s2);
                b3 = b3.PlusProduct(v, s3);
                v = TLanes.Load(g + (2 * planes));
                c0 = c0.PlusProduct(v, s0);
                c1 = c1.PlusProduct(v, s1);
                c2 = c2.PlusProduct(v, s2);
                c3 = c3.PlusProduct(v, s3);
                v = TLanes.Load(g + (3 * planes));
                d0 = d0.PlusProduct(v, s0);
                d1 = d1.PlusProduct(v, s1);
                d2 = d2.PlusProduct(v, s2);
                d3 = d3.PlusProduct(v, s3);
            }
        }

        Store(sums, a0, a1, a2, a3);
        Store(sums + 4, b0, b1, b2, b3);
        Store(sums + 8, c0, c1, c2, c3);
        Store(sums + 12, d0, d1, d2, d3);
    }

    /// <summary>As <see cref="Gradients4"/>, with four planes and three places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradients4By3<TLanes>(float* gradient, int gradientRow, int gradientStep, float* source, int sourceRow,
        int sourceStep, int planes, int* taps, int rows, int pixels, float* sums)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        int t0 = taps[0], t1 = taps[1], t2 = taps[2];
        TLanes zero = TLanes.Broadcast(0), a0 = zero, a1 = zero, a2 = zero, b0 = zero, b1 = zero, b2 = zero;
        TLanes c0 = zero, c1 = zero, c2 = zero, d0 = zero, d1 = zero, d2 = zero;
        for (var y = 0; y < rows; y++, gradient += gradientRow, source += sourceRow)
        {
            float* g = gradient, s = source;
            for (var x = 0; x < pixels; x++, g += gradientStep, s += sourceStep)
            {
                TLanes s0 = TLanes.Load(s + t0), s1 = TLanes.Load(s + t1), s2 = TLanes.Load(s + t2);
                var v = TLanes.Load(g);
                a0 = a0.PlusProduct(v, s0);
                a1 = a1.PlusProduct(v, s1);
                a2 = a2.PlusProduct(v, s2);
                v = TLanes.Load(g + planes);
                b0 = b0.PlusProduct(v, s0);
                b1 = b1.PlusProduct(v, s1);
                b2 = b2.PlusProduct(v, s2);
                v = TLanes.Load(g + (2 * planes));
                c0 = c0.PlusProduct(v, s0);
                c1 = c1.PlusProduct(v, s1);
                c2 = c2.PlusProduct(v, s2);
                v = TLanes.Load(g + (3 * planes));
                d0 = d0.PlusProduct(v, s0);
                d1 = d1.PlusProduct(v, s1);
                d2 = d2.PlusProduct(v, s2);
            }
        }

        Store(sums, a0, a1, a2, zero);
        Store(sums + 4, b0, b1, b2, zero);
        Store(sums + 8, c0, c1, c2, zero);
        Store(sums + 12, d0, d1, d2, zero);
    }

    /// <summary>As <see cref="Gradients4"/>, with two planes: for processors with few registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradients2<TLanes>(float* gradient, int gradientRow, int gradientStep, float* source, int sourceRow, int sourceStep,
        int planes, int* taps, int rows, int pixels, float* sums)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        int t0 = taps[0], t1 = taps[1], t2 = taps[2], t3 = taps[3];
        TLanes a0 = TLanes.Broadcast(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        for (var y = 0; y < rows; y++, gradient += gradientRow, source += sourceRow)
        {
            float* g = gradient, s = source;
            for (var x = 0; x < pixels; x++, g += gradientStep, s += sourceStep)
            {
                TLanes v = TLanes.Load(g), u = TLanes.Load(g + planes);
                var at = TLanes.Load(s + t0);
                a0 = a0.PlusProduct(v, at);
                b0 = b0.PlusProduct(u, at);
                at = TLanes.Load(s + t1);
                a1 = a1.PlusProduct(v, at);
                b1 = b1.PlusProduct(u, at);
                at = TLanes.Load(s + t2);
                a2 = a2.PlusProduct(v, at);
                b2 = b2.PlusProduct(u, at);
                at = TLanes.Load(s + t3);
                a3 = a3.PlusProduct(v, at);
                b3 = b3.PlusProduct(u, at);
            }
        }

        Store(sums, a0, a1, a2, a3);
        Store(sums + 4, b0, b1, b2, b3);
    }

    /// <summary>As <see cref="Gradients4"/>, with one plane of the gradient and two of the source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sources<TLanes>(float* gradient, int gradientRow, int gradientStep, float* source, int sourceRow, int sourceStep,
        int planes, int* taps, int rows, int pixels, float* sums)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        int t0 = taps[0], t1 = taps[1], t2 = taps[2], t3 = taps[3];
        TLanes a0 = TLanes.Broadcast(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        for (var y = 0; y < rows; y++, gradient += gradientRow, source += sourceRow)
        {
            float* g = gradient, s = source;
            for (var x = 0; x < pixels; x++, g += gradientStep, s += sourceStep)
            {
                var v = TLanes.Load(g);
                var other = s + planes;
                a0 = a0.PlusProduct(v, TLanes.Load(s + t0));
                a1 = a1.PlusProduct(v, TLanes.Load(s + t1));
                a2 = a2.PlusProduct(v, TLanes.Load(s + t2));
                a3 = a3.PlusProduct(v, TLanes.Load(s + t3));
                b0 = b0.PlusProduct(v, TLanes.Load(other + t0));
                b1 = b1.PlusProduct(v, TLanes.Load(other + t1));
                b2 = b2.PlusProduct(v, TLanes.Load(other + t2));
                b3 = b3.PlusProduct(v, TLanes.Load(other + t3));
            }
        }

        Store(sums, a0, a1, a2, a3);
        Store(sums + 4, b0, b1, b2, b3);
    }

    // Inlined, so that no sum has to survive a call: the compiler would keep it in memory all the time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes>(float* sums, TLanes s0, TLanes s1, TLanes s2, TLanes s3)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        sums[0] = s0.Sum();
        sums[1] = s1.Sum();
        sums[2] = s2.Sum();
        sums[3] = s3.Sum();
    }
}
