using static TorchSharp.torch;

namespace VectorKernels.Convolution;

/// <summary>
/// A row of blocks that is computed group by group of images, each from the first block to the last, so that everything stays in the
/// processor's cache.
/// Several passes may run at once.
/// </summary>
internal unsafe interface IConvChain : IDisposable
{
    /// <summary>Floats that a gradient needs of a forward pass over so many images.</summary>
    long KeptFloats(long images);

    /// <summary>Computes the chain.</summary>
    /// <param name="input">float [N, C, H, W].</param>
    /// <param name="weights">Of each block float [O, I, 3, 3].</param>
    /// <param name="biases">Of each block float [O]; null for none.</param>
    /// <param name="kept">Takes <see cref="KeptFloats"/> floats, the weights among them; null when no gradient will be asked for.</param>
    /// <param name="threads">The most threads to work with.</param>
    /// <returns>float [N, O, OutHeight, OutWidth].</returns>
    Tensor Forward(Tensor input, IReadOnlyList<Tensor> weights, IReadOnlyList<Tensor?> biases, float* kept, int threads);

    /// <summary>Computes the gradients of a forward pass, with the weights that it had. What was kept stays as it is.</summary>
    /// <param name="outputGradient">float [N, O, OutHeight, OutWidth].</param>
    /// <param name="kept">What <see cref="Forward"/> kept.</param>
    /// <param name="needsInputGradient">Whether the first is wanted.</param>
    /// <param name="threads">The most threads to work with.</param>
    /// <returns>The gradient for the input, or null, then those for each block's weight and bias.</returns>
    List<Tensor?> Backward(Tensor outputGradient, float* kept, bool needsInputGradient, int threads);

    /// <summary>Whether these biases still have the values that they had in the forward pass.</summary>
    bool HasBiases(float* kept, long images, IReadOnlyList<Tensor?> biases);
}
