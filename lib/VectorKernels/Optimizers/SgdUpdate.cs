using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using VectorKernels.Vectors;

namespace VectorKernels.Optimizers;

/// <summary>Gradient descent without momentum.</summary>
internal sealed class SgdUpdate(ParamGroup group, Parameter parameter) : Update(group, parameter)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override unsafe void Take<TLanes>(float* weights, float* gradient, int count)
    {
        var rate = (float)-Group.LearningRate;
        var r = TLanes.Broadcast(rate);
        var i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
            TLanes.Load(weights + i).PlusProduct(TLanes.Load(gradient + i), r).Store(weights + i);
        for (; i < count; i++) weights[i] += rate * gradient[i];
    }
}
