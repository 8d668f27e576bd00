using VectorKernels.Threads;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace VectorKernels.Losses;

/// <summary>The binary cross-entropy with vector logarithms, in one pass; libtorch computes its logarithms one by one.</summary>
public static class BinaryCrossEntropy
{
    /// <summary>
    /// -(t ln p + (1 - t) ln(1 - p)), summed over the values of each image; a logarithm is not below -100, as in libtorch.
    /// </summary>
    /// <param name="outputs">Probabilities p in [0, 1], float [N, ...].</param>
    /// <param name="targets">Images t in [0, 1], float of the same shape, without gradient.</param>
    /// <returns>float [N].</returns>
    public static Tensor PerImage(Tensor outputs, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (!IsCovered(outputs, targets))
            return nn.functional.binary_cross_entropy(outputs, targets, reduction: nn.Reduction.None).flatten(1).sum(1);
        if (!is_grad_enabled() || !outputs.requires_grad) return BinaryCrossEntropyFunction.Sums(outputs, targets);
        using var scope = NewDisposeScope();
        return Watched(SingleTensorFunction<BinaryCrossEntropyFunction>.apply(outputs, targets), outputs, targets)
            .MoveToOuterDisposeScope();
    }

    // Adds the product of no columns of the outputs with no targets. torch saves these, and so refuses a backward pass after either was
    // changed in place.
    private static Tensor Watched(Tensor sums, Tensor outputs, Tensor targets)
    {
        var noColumns = outputs.detach().narrow(1, 0, 0).flatten(1).requires_grad_(); // [N,0]
        var noTargets = targets.detach().narrow(0, 0, 0).flatten().requires_grad_(); // [0]
        return sums.addmv(noColumns, noTargets, 1, 1);
    }

    private static bool IsCovered(Tensor outputs, Tensor targets) =>
        KernelSettings.IsOn && outputs.dtype == ScalarType.Float32 && targets.dtype == ScalarType.Float32
            && outputs.device_type == TorchSharp.DeviceType.CPU
        && outputs.dim() >= 2 && outputs.shape.SequenceEqual(targets.shape) && !targets.requires_grad && outputs.shape[0] > 0;
}
