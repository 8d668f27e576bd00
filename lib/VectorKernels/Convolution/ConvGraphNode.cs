using VectorKernels.Interop;
using VectorKernels.Threads;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace VectorKernels.Convolution;

/// <summary>
/// A row of blocks as an operator of a graph. The graph keeps what a backward pass needs as long as it lives: it may be asked for its
/// gradients several times (<c>retain_graph</c>), on any thread, among other passes of the same network, or never.
/// </summary>
internal sealed class ConvGraphNode : SingleTensorFunction<ConvGraphNode>
{
    public override string Name => nameof(ConvGraphNode);

    /// <summary>Computes a row; gradients flow to its input, weights and biases, of which at least one requires them.</summary>
    /// <param name="blocks">The row's layers.</param>
    /// <param name="chain">The row for this size of images.</param>
    /// <param name="input">float [N, C, H, W].</param>
    public static unsafe Tensor Apply(IReadOnlyList<ConvLayers> blocks, IConvChain chain, Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor[] weights = [.. blocks.Select(block => block.Convolution.weight!)];
        Tensor?[] biases = [.. blocks.Select(block => block.Convolution.bias)];
        var kept = empty(chain.KeptFloats(input.shape[0])); // libtorch's memory, which a graph that is dropped frees at once
        var result = chain.Forward(input, weights, biases, Memory.Of(kept), KernelSettings.Threads);
        var pass = new ConvPass(blocks, chain, [input, .. weights.Zip(biases).SelectMany(pair => new[] { pair.First, pair.Second })]);
        return apply([.. pass.Inputs, new Made(pass, result, [kept, input, .. weights])]).MoveToOuterDisposeScope();
    }

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var made = (Made)vars[^1];
        ctx.save_data(nameof(ConvPass), made.Pass);
        ctx.save_for_backward(made.Saved);
        return made.Result;
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var pass = (ConvPass)ctx.get_data(nameof(ConvPass));
        return [.. pass.Gradients(ctx.get_saved_variables, grad_output).Select(gradient => gradient!), null!];
    }

    /// <summary>A result that has been computed, and what its graph saves: the kept memory, the input and the weights.</summary>
    private sealed record Made(ConvPass Pass, Tensor Result, List<Tensor> Saved);
}
