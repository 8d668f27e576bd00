using TorchSharp.Modules;
using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>What the checks of encoder and decoder have in common.</summary>
internal static class NetworkParts
{
    private const int FewestConvolutions = 2;

    /// <summary>Whether there are convolutions at all.</summary>
    public static Finding HasConvolutions(Module<Tensor, Tensor> network)
    {
        var count = Convolutions(network).Count();
        if (!network.parameters().Any())
        {
            return Finding.Wrong("The network has no weights. A class of your own must keep its layers in fields and call "
                + "RegisterComponents() at the end of its constructor.");
        }

        return Finding.That(count >= FewestConvolutions, $"it has {count} convolutions",
            $"The network has {count} convolution{(count == 1 ? "" : "s")}, but at least {FewestConvolutions} are asked for. Build it "
                + "with Conv2d (or ConvTranspose2d).");
    }

    /// <summary>Whether the output depends on the weights of every convolution.</summary>
    public static Finding UsesConvolutions(Module<Tensor, Tensor> network, Tensor input)
    {
        using var gradients = no_grad();
        var before = network.call(input);
        foreach (var (name, convolution) in Convolutions(network))
        {
            var kept = convolution.weight.clone();
            convolution.weight.add_(randn_like(kept) * 0.3);
            var after = network.call(input);
            convolution.weight.copy_(kept);
            if (Distance(before, after) <= 1e-6)
            {
                return Finding.Wrong($"Other weights in the convolution '{name}' change nothing in the output. Does forward use this "
                    + "layer, and does its result reach the end?");
            }
        }

        return Finding.Passed("the output depends on every convolution");
    }

    /// <summary>Whether a batch of another size goes through.</summary>
    public static Finding TakesOtherBatches(Module<Tensor, Tensor> network, Tensor input, params long[] expected)
    {
        Tensor output;
        try
        {
            output = network.call(input);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Finding.Wrong("A batch of 8 goes through, a batch of 3 does not. Is a batch size fixed in a reshape? Use -1 in its "
                + $"place. {ExceptionText.Explain(error)}");
        }

        return Finding.That(HasShape(output, expected), "batches may have any size",
            $"A batch of 3 gives {Shape(output)}, but [{string.Join(", ", expected)}] is needed. Is a batch size fixed in a reshape?");
    }

    /// <summary>Whether the same input gives the same output.</summary>
    public static Finding IsDeterministic(Module<Tensor, Tensor> network, Tensor input, string name) =>
        Finding.That(AreEqual(network.call(input), network.call(input)), "the same input gives the same output",
            $"{name} gives another output each time. It must not draw random numbers: that is what Reparameterize is for.");

    /// <summary>Whether a gradient of the output reaches every parameter.</summary>
    public static Finding LearnsEverywhere(Module<Tensor, Tensor> network, Tensor input)
    {
        var output = network.call(input);
        if (!output.requires_grad)
        {
            return Finding.Wrong("No gradient flows through the network. Is there a detach(), an item() or a no_grad() in it?");
        }

        output.square().sum().backward();
        var without = network.named_parameters().Where(named => named.Item2.grad is null).Select(named => named.Item1).ToList();
        return Finding.That(without.Count == 0, "a gradient reaches every weight",
            $"No gradient reaches {string.Join(", ", without)}. Does forward use {(without.Count == 1 ? "it" : "them")}?");
    }

    private static IEnumerable<(string Name, Convolution Convolution)> Convolutions(Module<Tensor, Tensor> network) =>
        network.named_modules().Prepend((network.GetName(), network)).Where(named => named.Item2 is Convolution)
            .Select(named => (named.Item1, (Convolution)named.Item2)).DistinctBy(named => named.Item2);
}
