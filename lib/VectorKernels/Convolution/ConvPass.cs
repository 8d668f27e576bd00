using System.Runtime.InteropServices;
using TorchSharp;
using VectorKernels.Interop;
using VectorKernels.Threads;
using static TorchSharp.torch;

namespace VectorKernels.Convolution;

/// <summary>The backward passes of one forward pass of a row of blocks.</summary>
/// <remarks>
/// No exception may leave a backward pass, since libtorch calls it. What torch refuses is therefore refused by torch itself: one input is
/// multiplied by a one that torch saves for its own backward pass, and where a gradient must not be given, that one is changed in place.
/// </remarks>
internal sealed class ConvPass
{
    private readonly IReadOnlyList<ConvLayers> _blocks;
    private readonly IConvChain _chain;
    private readonly bool[] _wanted;
    private readonly long[][] _shapes;
    private readonly Tensor _one = ones(1).DetachFromDisposeScope();
    private bool _isReleased;

    /// <param name="blocks">The row's layers.</param>
    /// <param name="chain">The row for this size of images.</param>
    /// <param name="inputs">The row's input, then the weight and the bias of each block, or null for no bias.</param>
    public ConvPass(IReadOnlyList<ConvLayers> blocks, IConvChain chain, Tensor?[] inputs)
    {
        (_blocks, _chain) = (blocks, chain);
        _wanted = [.. inputs.Select(input => input is { requires_grad: true })];
        _shapes = [.. inputs.Select(input => input?.shape ?? [])];
        Inputs = [.. inputs];
        var smallest = Enumerable.Range(0, inputs.Length).Where(i => _wanted[i]).MinBy(i => inputs[i]!.numel());
        Inputs[smallest] = inputs[smallest]!.mul(_one);
    }

    /// <summary>The inputs, one of them multiplied by one.</summary>
    public Tensor?[] Inputs { get; }

    /// <summary>Computes the gradients for <see cref="Inputs"/>; null for those that need none.</summary>
    /// <param name="unpack">Gives the kept memory, the input and the weights, or fails if one was changed in place.</param>
    /// <param name="outputGradient">float [N, O, OutHeight, OutWidth]; this takes over the handle.</param>
    public Tensor?[] Gradients(Func<List<Tensor>> unpack, Tensor outputGradient)
    {
        return BackwardPass.Run(outputGradient, _wanted, () => _isReleased || Unpack() is not { } saved
            ? Refuse()
            : Compute(saved[0], saved[1], saved[2..], outputGradient));

        List<Tensor>? Unpack()
        {
            try
            {
                return unpack();
            }
            catch (ExternalException)
            {
                return null;
            }
        }
    }

    private unsafe Tensor?[] Compute(Tensor kept, Tensor input, List<Tensor> weights, Tensor outputGradient)
    {
        if (is_grad_enabled()) return ByOperators(input, weights, Memory.Of(kept), outputGradient);
        var gradients = _chain.Backward(outputGradient, Memory.Of(kept), _wanted[0], KernelSettings.Threads);
        if (!Libtorch.KeepsGraph) Release(kept);
        return [.. gradients.Select((gradient, i) => _wanted[i] ? gradient : null)];
    }

    private void Release(Tensor kept)
    {
        using var off = no_grad();
        kept.set_(empty(0)); // the graph still holds the tensor, with no memory
        _one.Dispose(); // torch has freed its own reference, and so refuses a second pass
        _isReleased = true;
    }

    // With create_graph the gradients have gradients of their own, which only torch's operators know.
    private unsafe Tensor?[] ByOperators(Tensor input, List<Tensor> weights, float* kept, Tensor outputGradient)
    {
        Tensor?[] biases = [.. _blocks.Select(block => block.Convolution.bias)];
        if (!_chain.HasBiases(kept, input.shape[0], biases)) return Refuse();
        var output = input;
        for (var i = 0; i < _blocks.Count; i++) output = _blocks[i].Compute(output, weights[i], biases[i]);
        Tensor?[] inputs = [input, .. weights.Zip(biases).SelectMany(pair => new[] { pair.First, pair.Second })];
        var wanted = inputs.Where((_, i) => _wanted[i]).Select(each => each!).ToList();
        var found = new Queue<Tensor>(autograd.grad([output], wanted, [outputGradient], retain_graph: true, create_graph: true));
        return [.. _wanted.Select(each => each ? found.Dequeue() : null)];
    }

    private Tensor?[] Refuse()
    {
        using var off = no_grad();
        if (!_isReleased) _one.add_(1);
        return [.. _shapes.Select((shape, i) => _wanted[i] ? full(shape, float.NaN) : null)];
    }
}
