using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Benchmarks.Measuring;

/// <summary>Counts the floating-point operations of convolutions and dense layers, which are all but a few of a network's: a multiplication and an addition for each weight and output.</summary>
internal static class FlopCounter
{
    private const long PerMultiplyAdd = 2;

    /// <summary>Multiplications with a weight in each layer, in the order in which an input passes them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="forward">Passes one input through it.</param>
    public static IReadOnlyList<long> MultiplyAdds(Module network, Action forward)
    {
        var counts = new List<long>();
        var hooks = new List<Action>();
        foreach (var module in network.modules())
        {
            if (module is not Module<Tensor, Tensor> layer || Weight(layer) is not { } weight) continue;
            var hook = layer.register_forward_hook((_, _, output) =>
            {
                counts.Add(output.numel() * (weight.numel() / weight.shape[0])); // a weight is [outputs, inputs, ...]: each output sees the rest of it once
                return output;
            });
            hooks.Add(hook.remove);
        }

        try
        {
            using var scope = NewDisposeScope();
            using var gradients = no_grad();
            forward();
        }
        finally
        {
            foreach (var remove in hooks) remove();
        }

        return counts;
    }

    /// <summary>Operations of one pass forward.</summary>
    public static long Forward(IReadOnlyList<long> layers) => PerMultiplyAdd * layers.Sum();

    /// <summary>Operations of a training step: forward, the gradient by the weights, and by the inputs of all layers but the first.</summary>
    public static long Training(IReadOnlyList<long> layers) => (3 * Forward(layers)) - (PerMultiplyAdd * layers[0]);

    private static Parameter? Weight(Module module) => module switch { Convolution convolution => convolution.weight, Linear linear => linear.weight, _ => null };
}
