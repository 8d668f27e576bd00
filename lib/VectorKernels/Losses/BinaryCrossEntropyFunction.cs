using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VectorKernels.Interop;
using VectorKernels.Threads;
using VectorKernels.Vectors;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace VectorKernels.Losses;

/// <summary>The binary cross-entropy of each image as an operator with a gradient for its first argument.</summary>
internal sealed unsafe class BinaryCrossEntropyFunction : SingleTensorFunction<BinaryCrossEntropyFunction>
{
    private const float LeastLogarithm = -100;
    private const float LeastVariance = 1e-12f; // of p (1 - p), by which the gradient is divided: as in libtorch

    public override string Name => nameof(BinaryCrossEntropyFunction);

    public static Tensor Sums(Tensor outputs, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var (images, size) = (outputs.shape[0], (int)(outputs.numel() / outputs.shape[0]));
        var result = empty(images);
        float* p = Memory.Of(outputs.contiguous()), t = Memory.Of(targets.contiguous()), sums = Memory.Of(result);
        ForEachImage(images, size, i => sums[i] = Vector512.IsHardwareAccelerated ? Sum<Lanes512>(p + (i * size), t + (i * size), size)
            : Vector256.IsHardwareAccelerated ? Sum<Lanes256>(p + (i * size), t + (i * size), size)
            : Sum<Lanes128>(p + (i * size), t + (i * size), size));
        return result.MoveToOuterDisposeScope();
    }

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (outputs, targets) = ((Tensor)vars[0], (Tensor)vars[1]);
        ctx.save_for_backward([outputs, targets]);
        return Sums(outputs, targets);
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [.. BackwardPass.Run(grad_output, [true, false], () =>
    {
        var saved = ctx.get_saved_variables();
        return [is_grad_enabled() ? ByOperators(saved[0], saved[1], grad_output) : Gradient(saved[0], saved[1], grad_output), null];
    }).Select(gradient => gradient!)];

    // With create_graph the gradient has a gradient of its own.
    private static Tensor ByOperators(Tensor outputs, Tensor targets, Tensor upstream)
    {
        var each = upstream.reshape([-1, .. Enumerable.Repeat(1L, (int)outputs.dim() - 1)]);
        return each * (outputs - targets) / (outputs * (1 - outputs)).clamp_min(LeastVariance);
    }

    private static Tensor Gradient(Tensor outputs, Tensor targets, Tensor upstreams)
    {
        var (images, size) = (outputs.shape[0], (int)(outputs.numel() / outputs.shape[0]));
        var result = empty(outputs.shape);
        float* p = Memory.Of(outputs.contiguous()), t = Memory.Of(targets.contiguous());
        float* upstream = Memory.Of(upstreams.contiguous()), gradient = Memory.Of(result);
        ForEachImage(images, size, i =>
        {
            var at = i * size;
            if (Vector512.IsHardwareAccelerated) Gradient<Lanes512>(p + at, t + at, upstream[i], gradient + at, size);
            else if (Vector256.IsHardwareAccelerated) Gradient<Lanes256>(p + at, t + at, upstream[i], gradient + at, size);
            else Gradient<Lanes128>(p + at, t + at, upstream[i], gradient + at, size);
        });
        return result;
    }

    private static void ForEachImage(long images, int size, Action<long> act)
    {
        var threads = images * size < 20_000 ? 1 : (int)Math.Min(KernelSettings.Threads, images);
        Workers.Shared.Run(threads, worker =>
        {
            for (long image = worker; image < images; image += threads) act(image);
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum<TLanes>(float* outputs, float* targets, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes sum = TLanes.Broadcast(0), one = TLanes.Broadcast(1), minus = TLanes.Broadcast(-1), least = TLanes.Broadcast(LeastLogarithm);
        var i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes p = TLanes.Load(outputs + i), t = TLanes.Load(targets + i);
            var (white, black) = (p.Log().Max(least), one.PlusProduct(p, minus).Log().Max(least));
            sum = sum.PlusProduct(t, white).PlusProduct(one.PlusProduct(t, minus), black);
        }

        var total = -sum.Sum();
        for (; i < count; i++)
        {
            var (white, black) = (Math.Max(MathF.Log(outputs[i]), LeastLogarithm), Math.Max(MathF.Log(1 - outputs[i]), LeastLogarithm));
            total -= (targets[i] * white) + ((1 - targets[i]) * black);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gradient<TLanes>(float* outputs, float* targets, float upstream, float* gradient, int count)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes scale = TLanes.Broadcast(upstream), one = TLanes.Broadcast(1), minus = TLanes.Broadcast(-1);
        var least = TLanes.Broadcast(LeastVariance);
        var i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes p = TLanes.Load(outputs + i), t = TLanes.Load(targets + i);
            p.PlusProduct(t, minus).Times(scale).DividedBy(p.Times(one.PlusProduct(p, minus)).Max(least)).Store(gradient + i);
        }

        for (; i < count; i++) gradient[i] = upstream * (outputs[i] - targets[i]) / Math.Max(outputs[i] * (1 - outputs[i]), LeastVariance);
    }
}
