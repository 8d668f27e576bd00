using System.Runtime.CompilerServices;
using VectorKernels.Vectors;

namespace VectorKernels.Convolution;

/// <summary>
/// The sums of a convolution, and of its gradient for the input: every pixel of the result gathers pixels of the source times weights. Four
/// pixels of a row and up to four channels are computed at once (three, where there are few registers), so that their sums stay in
/// registers over all sources.
/// </summary>
internal static unsafe class Gather
{
    /// <summary>Channels of the result that are computed at once.</summary>
    public const int Channels = 4;

    /// <summary>Fewest pixels of a row.</summary>
    public const int Pixels = 4;

    /// <summary>One row of a phase, in four, two or one channels of the result.</summary>
    /// <param name="source">The source pixel that belongs to the row's first.</param>
    /// <param name="sourceStep">Floats from the source of one pixel to that of the next.</param>
    /// <param name="offsets">Floats from the source pixel to each of the places that are gathered.</param>
    /// <param name="count">How many those are.</param>
    /// <param name="weights">The weights of the first place for all channels, then of the second ...</param>
    /// <param name="start">What each channel's sum begins with.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="result">The row's first pixel in the first channel.</param>
    /// <param name="resultPlane">Floats from a channel to the next.</param>
    /// <param name="resultStep">Floats from a pixel to the next.</param>
    /// <param name="pixels">Pixels in the row, at least <see cref="Pixels"/>; where they cannot be divided by it, some are computed
    /// twice.</param>
    /// <param name="relu">Whether what is below zero becomes zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Row<TLanes>(float* source, int sourceStep, int* offsets, int count, float* weights, float* start, int channels,
        float* result, int resultPlane, int resultStep, int pixels, bool relu)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var floor = TLanes.Broadcast(relu ? 0f : float.NegativeInfinity);
        if (channels == Channels && TLanes.PixelsAtOnce == 3)
        {
            FourByThree(source, sourceStep, offsets, count, weights, start, result, resultPlane, resultStep, pixels, floor);
            return;
        }

        for (var first = 0; first < pixels; first += Pixels)
        {
            var x = Math.Min(first, pixels - Pixels);
            float* from = source + (x * sourceStep), to = result + (x * resultStep);
            if (channels == Channels) Four(from, sourceStep, offsets, count, weights, start, to, resultPlane, resultStep, floor);
            else if (channels == 2) Two(from, sourceStep, offsets, count, weights, start, to, resultPlane, resultStep, floor);
            else One(from, sourceStep, offsets, count, weights, start, to, resultStep, floor);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TLanes>(float* source, int step, int* offsets, int count, float* weights, float* start, float* result,
        int plane, int resultStep, TLanes floor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes a0 = TLanes.Broadcast(start[0]), a1 = a0, a2 = a0, a3 = a0;
        TLanes b0 = TLanes.Broadcast(start[1]), b1 = b0, b2 = b0, b3 = b0;
        TLanes c0 = TLanes.Broadcast(start[2]), c1 = c0, c2 = c0, c3 = c0;
        TLanes d0 = TLanes.Broadcast(start[3]), d1 = d0, d2 = d0, d3 = d0;
        for (var i = 0; i < count; i++, weights += 4)
        {
            var at = source + offsets[i];
            TLanes s0 = TLanes.Load(at), s1 = TLanes.Load(at + step), s2 = TLanes.Load(at + (2 * step)), s3 = TLanes.Load(at + (3 * step));
            var w = TLanes.Broadcast(weights[0]);
            a0 = a0.PlusProduct(s0, w);
            a1 = a1.PlusProduct(s1, w);
            a2 = a2.PlusProduct(s2, w);
            a3 = a3.PlusProduct(s3, w);
            w = TLanes.Broadcast(weights[1]);
            b0 = b0.PlusProduct(s0, w);
            b1 = b1.PlusProduct(s1, w);
            b2 = b2.PlusProduct(s2, w);
            b3 = b3.PlusProduct(s3, w);
            w = TLanes.Broadcast(weights[2]);
            c0 = c0.PlusProduct(s0, w);
            c1 = c1.PlusProduct(s1, w);
            c2 = c2.PlusProduct(s2, w);
            c3 = c3.PlusProduct(s3, w);
            w = TLanes.Broadcast(weights[3]);
            d0 = d0.PlusProduct(s0, w);
            d1 = d1.PlusProduct(s1, w);
            d2 = d2.PlusProduct(s2, w);
            d3 = d3.PlusProduct(s3, w);
        }

        Store(result, resultStep, floor, a0, a1, a2, a3);
        Store(result + plane, resultStep, floor, b0, b1, b2, b3);
        Store(result + (2 * plane), resultStep, floor, c0, c1, c2, c3);
        Store(result + (3 * plane), resultStep, floor, d0, d1, d2, d3);
    }

    // Three pixels after three; what is left over, 2 or 4, by two.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourByThree<TLanes>(float* source, int step, int* offsets, int count, float* weights, float* start, float* result,
        int plane, int resultStep, int pixels, TLanes floor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var x = 0; x < pixels;)
        {
            float* from = source + (x * step), to = result + (x * resultStep);
            var two = pixels - x is 2 or 4;
            if (two) FourOfTwo(from, step, offsets, count, weights, start, to, plane, resultStep, floor);
            else FourOfThree(from, step, offsets, count, weights, start, to, plane, resultStep, floor);
            x += two ? 2 : 3;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourOfThree<TLanes>(float* source, int step, int* offsets, int count, float* weights, float* start, float* result,
        int plane, int resultStep, TLanes floor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes a0 = TLanes.Broadcast(start[0]), a1 = a0, a2 = a0, b0 = TLanes.Broadcast(start[1]), b1 = b0, b2 = b0;
        TLanes c0 = TLanes.Broadcast(start[2]), c1 = c0, c2 = c0, d0 = TLanes.Broadcast(start[3]), d1 = d0, d2 = d0;
        for (var i = 0; i < count; i++, weights += 4)
        {
            var at = source + offsets[i];
            TLanes s0 = TLanes.Load(at), s1 = TLanes.Load(at + step), s2 = TLanes.Load(at + (2 * step));
            var w = TLanes.Broadcast(weights[0]);
            a0 = a0.PlusProduct(s0, w);
            a1 = a1.PlusProduct(s1, w);
            a2 = a2.PlusProduct(s2, w);
            w = TLanes.Broadcast(weights[1]);
            b0 = b0.PlusProduct(s0, w);
            b1 = b1.PlusProduct(s1, w);
            b2 = b2.PlusProduct(s2, w);
            w = TLanes.Broadcast(weights[2]);
            c0 = c0.PlusProduct(s0, w);
            c1 = c1.PlusProduct(s1, w);
            c2 = c2.PlusProduct(s2, w);
            w = TLanes.Broadcast(weights[3]);
            d0 = d0.PlusProduct(s0, w);
            d1 = d1.PlusProduct(s1, w);
            d2 = d2.PlusProduct(s2, w);
        }

        Store(result, resultStep, floor, a0, a1);
        a2.Max(floor).Store(result + (2 * resultStep));
        Store(result + plane, resultStep, floor, b0, b1);
        b2.Max(floor).Store(result + plane + (2 * resultStep));
        Store(result + (2 * plane), resultStep, floor, c0, c1);
        c2.Max(floor).Store(result + (2 * plane) + (2 * resultStep));
        Store(result + (3 * plane), resultStep, floor, d0, d1);
        d2.Max(floor).Store(result + (3 * plane) + (2 * resultStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourOfTwo<TLanes>(float* source, int step, int* offsets, int count, float* weights, float* start, float* result,
        int plane, int resultStep, TLanes floor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes a0 = TLanes.Broadcast(start[0]), a1 = a0, b0 = TLanes.Broadcast(start[1]), b1 = b0;
        TLanes c0 = TLanes.Broadcast(start[2]), c1 = c0, d0 = TLanes.Broadcast(start[3]), d1 = d0;
        for (var i = 0; i < count; i++, weights += 4)
        {
            var at = source + offsets[i];
            TLanes s0 = TLanes.Load(at), s1 = TLanes.Load(at + step);
            TLanes v = TLanes.Broadcast(weights[0]), w = TLanes.Broadcast(weights[1]);
            a0 = a0.PlusProduct(s0, v);
            a1 = a1.PlusProduct(s1, v);
            b0 = b0.PlusProduct(s0, w);
            b1 = b1.PlusProduct(s1, w);
            (v, w) = (TLanes.Broadcast(weights[2]), TLanes.Broadcast(weights[3]));
            c0 = c0.PlusProduct(s0, v);
            c1 = c1.PlusProduct(s1, v);
            d0 = d0.PlusProduct(s0, w);
            d1 = d1.PlusProduct(s1, w);
        }

        Store(result, resultStep, floor, a0, a1);
        Store(result + plane, resultStep, floor, b0, b1);
        Store(result + (2 * plane), resultStep, floor, c0, c1);
        Store(result + (3 * plane), resultStep, floor, d0, d1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two<TLanes>(float* source, int step, int* offsets, int count, float* weights, float* start, float* result,
        int plane, int resultStep, TLanes floor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes a0 = TLanes.Broadcast(start[0]), a1 = a0, a2 = a0, a3 = a0;
        TLanes b0 = TLanes.Broadcast(start[1]), b1 = b0, b2 = b0, b3 = b0;
        for (var i = 0; i < count; i++, weights += 2)
        {
            var at = source + offsets[i];
            TLanes s0 = TLanes.Load(at), s1 = TLanes.Load(at + step), s2 = TLanes.Load(at + (2 * step)), s3 = TLanes.Load(at + (3 * step));
            var w = TLanes.Broadcast(weights[0]);
            a0 = a0.PlusProduct(s0, w);
            a1 = a1.PlusProduct(s1, w);
            a2 = a2.PlusProduct(s2, w);
            a3 = a3.PlusProduct(s3, w);
            w = TLanes.Broadcast(weights[1]);
            b0 = b0.PlusProduct(s0, w);
            b1 = b1.PlusProduct(s1, w);
            b2 = b2.PlusProduct(s2, w);
            b3 = b3.PlusProduct(s3, w);
        }

        Store(result, resultStep, floor, a0, a1, a2, a3);
        Store(result + plane, resultStep, floor, b0, b1, b2, b3);
    }

    // Two sums for each pixel, one of every other place, since a sum waits for itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TLanes>(
        float* source, int step, int* offsets, int count, float* weights, float* start, float* result, int resultStep, TLanes floor)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes a0 = TLanes.Broadcast(start[0]), a1 = a0, a2 = a0, a3 = a0;
        TLanes b0 = TLanes.Broadcast(0), b1 = b0, b2 = b0, b3 = b0;
        var i = 0;
        for (; i + 1 < count; i += 2)
        {
            float* at = source + offsets[i], next = source + offsets[i + 1];
            TLanes w = TLanes.Broadcast(weights[i]), v = TLanes.Broadcast(weights[i + 1]);
            a0 = a0.PlusProduct(TLanes.Load(at), w);
            a1 = a1.PlusProduct(TLanes.Load(at + step), w);
            a2 = a2.PlusProduct(TLanes.Load(at + (2 * step)), w);
            a3 = a3.PlusProduct(TLanes.Load(at + (3 * step)), w);
            b0 = b0.PlusProduct(TLanes.Load(next), v);
            b1 = b1.PlusProduct(TLanes.Load(next + step), v);
            b2 = b2.PlusProduct(TLanes.Load(next + (2 * step)), v);
            b3 = b3.PlusProduct(TLanes.Load(next + (3 * step)), v);
        }

        if (i < count)
        {
            var at = source + offsets[i];
            var w = TLanes.Broadcast(weights[i]);
            a0 = a0.PlusProduct(TLanes.Load(at), w);
            a1 = a1.PlusProduct(TLanes.Load(at + step), w);
            a2 = a2.PlusProduct(TLanes.Load(at + (2 * step)), w);
            a3 = a3.PlusProduct(TLanes.Load(at + (3 * step)), w);
        }

        Store(result, resultStep, floor, a0.Plus(b0), a1.Plus(b1), a2.Plus(b2), a3.Plus(b3));
    }

    // Inlined, so that no sum has to survive a call: the compiler would keep it in memory all the time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes>(float* result, int step, TLanes floor, TLanes v0, TLanes v1, TLanes v2, TLanes v3)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        Store(result, step, floor, v0, v1);
        Store(result + (2 * step), step, floor, v2, v3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes>(float* result, int step, TLanes floor, TLanes v0, TLanes v1)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        v0.Max(floor).Store(result);
        v1.Max(floor).Store(result + step);
    }
}
