using static TorchSharp.torch;

namespace Kernels.Convolution;

/// <summary>A row of blocks that is computed group by group of images, each from the first block to the last, so that everything stays in the processor's cache.</summary>
internal interface IConvChain : IDisposable
{
    /// <summary>Blocks in the chain.</summary>
    int Count { get; }

    /// <summary>Computes the chain.</summary>
    /// <param name="input">float [N, C, H, W].</param>
    /// <param name="weights">Of each block float [O, I, 3, 3].</param>
    /// <param name="biases">Of each block float [O]; null for none.</param>
    /// <param name="kept">Takes what a gradient needs; null when none will be asked for.</param>
    /// <returns>float [N, O, OutHeight, OutWidth].</returns>
    Tensor Forward(Tensor input, IReadOnlyList<Tensor> weights, IReadOnlyList<Tensor?> biases, Workspace? kept);

    /// <summary>Memory for what <see cref="Forward"/> keeps for a gradient.</summary>
    Workspace Rent(long images);

    /// <summary>Computes the gradients; the workspace is free again after that.</summary>
    /// <param name="outputGradient">float [N, O, OutHeight, OutWidth].</param>
    /// <param name="kept">What <see cref="Forward"/> kept.</param>
    /// <param name="needsInputGradient">Whether the first is wanted.</param>
    /// <returns>The gradient for the input, or null, then those for each block's weight and bias.</returns>
    List<Tensor?> Backward(Tensor outputGradient, Workspace kept, bool needsInputGradient);
}
