using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Kernels.Convolution;

/// <summary>A chain as an operator with a gradient.</summary>
internal sealed class ConvChainFunction : SingleTensorFunction<ConvChainFunction>
{
    private const string Chain = "chain";
    private const string Kept = "kept";
    private const string NeedsInput = "needs input gradient";

    public override string Name => nameof(ConvChainFunction);

    /// <summary>Computes a chain; gradients flow to its input, weights and biases.</summary>
    public static Tensor Apply(IConvChain chain, Tensor input, IReadOnlyList<Tensor> weights, IReadOnlyList<Tensor?> biases) =>
        apply([input, .. weights.Zip(biases).SelectMany(pair => new object?[] { pair.First, pair.Second }), chain]);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var chain = (IConvChain)vars[^1];
        var input = (Tensor)vars[0];
        var kept = chain.Rent(input.shape[0]);
        ctx.save_data(Chain, chain);
        ctx.save_data(Kept, kept);
        ctx.save_data(NeedsInput, input.requires_grad);
        Tensor[] weights = [.. Enumerable.Range(0, chain.Count).Select(i => (Tensor)vars[1 + (2 * i)])];
        Tensor?[] biases = [.. Enumerable.Range(0, chain.Count).Select(i => (Tensor?)vars[2 + (2 * i)])];
        return chain.Forward(input, weights, biases, kept);
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var chain = (IConvChain)ctx.get_data(Chain);
        var gradients = chain.Backward(grad_output, (Workspace)ctx.get_data(Kept), (bool)ctx.get_data(NeedsInput));
        return [.. gradients.Select(gradient => gradient!), null!];
    }
}
