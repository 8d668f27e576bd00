using System.Runtime.CompilerServices;
using VectorKernels.Vectors;

namespace VectorKernels.Convolution;

/// <summary>What happens to each pixel by itself: activations, maxima and their gradients.</summary>
internal static unsafe class Elementwise
{
    /// <summary>1 / (1 + exp(-x)) of all pixels, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sigmoid<TLanes>(float* planes, Plane plane, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (one, minus) = (TLanes.Broadcast(1), TLanes.Broadcast(-1));
        for (var channel = 0; channel < count; channel++)
        {
            for (var y = 0; y < plane.Height; y++)
            {
                var at = planes + (channel * plane.Size) + plane.Origin + (y * plane.Row);
                for (var x = 0; x < plane.Width; x++, at += plane.Lanes)
                    one.DividedBy(one.Plus(TLanes.Load(at).Times(minus).Exp())).Store(at);
            }
        }
    }

    /// <summary>The maximum of 2x2 pixels, and the number of the first of the four that has it.</summary>
    /// <param name="upper">The upper row.</param>
    /// <param name="lower">The lower row; null below the last.</param>
    /// <param name="width">Pixels in those rows.</param>
    /// <param name="result">The row of maxima.</param>
    /// <param name="choices">The row of numbers, 0 to 3.</param>
    /// <param name="pixels">Pixels in the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Maximum<TLanes>(float* upper, float* lower, int width, float* result, float* choices, int pixels)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes zero = TLanes.Broadcast(0), one = TLanes.Broadcast(1), two = TLanes.Broadcast(2), three = TLanes.Broadcast(3);
        for (var x = 0; x < pixels; x++, result += TLanes.Count, choices += TLanes.Count)
        {
            var left = 2 * x * TLanes.Count;
            var right = (2 * x) + 1 < width;
            var (best, choice) = (TLanes.Load(upper + left), zero);
            if (right) Take(upper + left + TLanes.Count, one, ref best, ref choice);
            if (lower is not null) Take(lower + left, two, ref best, ref choice);
            if (lower is not null && right) Take(lower + left + TLanes.Count, three, ref best, ref choice);
            best.Store(result);
            choice.Store(choices);
        }
    }

    /// <summary>The gradient before a maximum and a ReLU: it goes to the pixel that was chosen, if it was above zero.</summary>
    /// <returns>The sum over all pixels and images.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float BeforeMaximum<TLanes>(
        float* output, float* choices, float* gradient, float* before, BlockShape shape, Plane outputPlane, Plane beforePlane)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes zero = TLanes.Broadcast(0), one = TLanes.Broadcast(1), two = TLanes.Broadcast(2), three = TLanes.Broadcast(3), sum = zero;
        for (var y = 0; y < shape.OutHeight; y++)
        {
            var at = outputPlane.Origin + (y * outputPlane.Row);
            var to = before + beforePlane.Origin + (2 * y * beforePlane.Row);
            var lower = (2 * y) + 1 < shape.ConvHeight;
            for (var x = 0; x < shape.OutWidth; x++, at += TLanes.Count, to += 2 * TLanes.Count)
            {
                var value = TLanes.Load(gradient + at);
                if (shape.Activation == Activation.Relu) value = TLanes.Load(output + at).WhereLarger(zero, value, zero);
                sum = sum.Plus(value);
                var choice = TLanes.Load(choices + at);
                var right = (2 * x) + 1 < shape.ConvWidth;
                choice.WhereEqual(zero, value).Store(to);
                if (right) choice.WhereEqual(one, value).Store(to + TLanes.Count);
                if (lower) choice.WhereEqual(two, value).Store(to + beforePlane.Row);
                if (lower && right) choice.WhereEqual(three, value).Store(to + beforePlane.Row + TLanes.Count);
            }
        }

        return sum.Sum();
    }

    /// <summary>The gradient before an activation.</summary>
    /// <returns>The sum over all pixels and images.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float BeforeActivation<TLanes>(
        float* output, float* gradient, float* before, Activation activation, Plane outputPlane, Plane beforePlane)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes zero = TLanes.Broadcast(0), one = TLanes.Broadcast(1), minus = TLanes.Broadcast(-1), sum = zero;
        for (var y = 0; y < outputPlane.Height; y++)
        {
            var at = outputPlane.Origin + (y * outputPlane.Row);
            var to = before + beforePlane.Origin + (y * beforePlane.Row);
            for (var x = 0; x < outputPlane.Width; x++, at += TLanes.Count, to += TLanes.Count)
            {
                var (value, made) = (TLanes.Load(gradient + at), TLanes.Load(output + at));
                if (activation == Activation.Relu) value = made.WhereLarger(zero, value, zero);
                else if (activation == Activation.Sigmoid) value = value.Times(made).Times(one.PlusProduct(made, minus));
                sum = sum.Plus(value);
                value.Store(to);
            }
        }

        return sum.Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<TLanes>(float* pixel, TLanes number, ref TLanes best, ref TLanes choice)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var value = TLanes.Load(pixel);
        choice = value.WhereLarger(best, number, choice);
        best = value.WhereLarger(best, value, best);
    }
}
