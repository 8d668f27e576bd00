using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using VectorKernels.Interop;
using VectorKernels.Vectors;

namespace VectorKernels.Optimizers;

/// <summary>Adam (Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1).</summary>
internal sealed class AdamUpdate(ParamGroup group, Parameter parameter, Adam.Options options, Adam.State state) : Update(group, parameter)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override unsafe void Take<TLanes>(float* weights, float* gradient, int count)
    {
        var step = ++state.step;
        var (beta1, beta2, epsilon) = (options.beta1 ?? 0.9, options.beta2 ?? 0.999, (float)(options.eps ?? 1e-8));
        var rate = (float)(-Group.LearningRate / (1 - Math.Pow(beta1, step)));
        var scale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step)));
        var (keep1, take1, keep2, take2) = ((float)beta1, (float)(1 - beta1), (float)beta2, (float)(1 - beta2));
        float* mean = Memory.Of(Flat(state.exp_avg)!), square = Memory.Of(Flat(state.exp_avg_sq)!);
        TLanes k1 = TLanes.Broadcast(keep1), t1 = TLanes.Broadcast(take1), k2 = TLanes.Broadcast(keep2), t2 = TLanes.Broadcast(take2);
        TLanes e = TLanes.Broadcast(epsilon), s = TLanes.Broadcast(scale), r = TLanes.Broadcast(rate);
        var i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            var g = TLanes.Load(gradient + i);
            var m = TLanes.Load(mean + i).Times(k1).PlusProduct(g, t1);
            var v = TLanes.Load(square + i).Times(k2).PlusProduct(g.Times(g), t2);
            m.Store(mean + i);
            v.Store(square + i);
            TLanes.Load(weights + i).PlusProduct(m.DividedBy(e.PlusProduct(v.SquareRoot(), s)), r).Store(weights + i);
        }

        for (; i < count; i++)
        {
            var g = gradient[i];
            mean[i] = (keep1 * mean[i]) + (take1 * g);
            square[i] = (keep2 * square[i]) + (take2 * g * g);
            weights[i] += rate * (mean[i] / ((MathF.Sqrt(square[i]) * scale) + epsilon));
        }
    }
}
