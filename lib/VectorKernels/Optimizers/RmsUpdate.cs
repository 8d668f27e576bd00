using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using VectorKernels.Interop;
using VectorKernels.Vectors;

namespace VectorKernels.Optimizers;

/// <summary>RMSprop without momentum (Tieleman and Hinton, lecture 6.5 of Neural Networks for Machine Learning, 2012).</summary>
internal sealed class RmsUpdate(ParamGroup group, Parameter parameter, RMSProp.Options options, RMSProp.State state)
    : Update(group, parameter)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override unsafe void Take<TLanes>(float* weights, float* gradient, int count)
    {
        state.step++;
        var alpha = options.alpha ?? 0.99;
        var (keep, take, epsilon, rate) = ((float)alpha, (float)(1 - alpha), (float)(options.eps ?? 1e-8), (float)-Group.LearningRate);
        var square = Memory.Of(Flat(state.square_avg)!);
        TLanes k = TLanes.Broadcast(keep), t = TLanes.Broadcast(take), e = TLanes.Broadcast(epsilon), r = TLanes.Broadcast(rate);
        var i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            var g = TLanes.Load(gradient + i);
            var v = TLanes.Load(square + i).Times(k).PlusProduct(g.Times(g), t);
            v.Store(square + i);
            TLanes.Load(weights + i).PlusProduct(g.DividedBy(v.SquareRoot().Plus(e)), r).Store(weights + i);
        }

        for (; i < count; i++)
        {
            square[i] = (keep * square[i]) + (take * gradient[i] * gradient[i]);
            weights[i] += rate * (gradient[i] / (MathF.Sqrt(square[i]) + epsilon));
        }
    }
}
