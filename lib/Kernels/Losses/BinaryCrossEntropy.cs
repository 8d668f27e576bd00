using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Kernels.Losses;

/// <summary>The binary cross-entropy with vector logarithms, in one pass; libtorch computes its logarithms one by one.</summary>
public static class BinaryCrossEntropy
{
    /// <summary>-(t ln p + (1 - t) ln(1 - p)), summed over the values of each image; a logarithm is not below -100, as in libtorch.</summary>
    /// <param name="outputs">Probabilities p in [0, 1], float [N, ...].</param>
    /// <param name="targets">Images t in [0, 1], float of the same shape, without gradient.</param>
    /// <returns>float [N].</returns>
    public static Tensor PerImage(Tensor outputs, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (!IsCovered(outputs, targets)) return nn.functional.binary_cross_entropy(outputs, targets, reduction: nn.Reduction.None).flatten(1).sum(1);
        return is_grad_enabled() ? SingleTensorFunction<BinaryCrossEntropyFunction>.apply(outputs, targets) : BinaryCrossEntropyFunction.Sums(outputs, targets);
    }

    private static bool IsCovered(Tensor outputs, Tensor targets) =>
        Fused.IsOn && outputs.dtype == ScalarType.Float32 && targets.dtype == ScalarType.Float32 && outputs.device_type == TorchSharp.DeviceType.CPU
        && outputs.dim() >= 2 && outputs.shape.SequenceEqual(targets.shape) && !targets.requires_grad && outputs.shape[0] > 0;
}
