using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Models;

/// <summary>
/// Runs a trained network over many images: in batches, in evaluation mode, without gradients. Each layer's mode is as before afterwards.
/// </summary>
public static class Inference
{
    private const int BatchSize = 500;

    /// <summary>The outputs of a network for all inputs.</summary>
    /// <param name="model">The network, or a part of it such as an encoder.</param>
    /// <param name="inputs">The inputs, [N, ...].</param>
    /// <returns>The outputs, [N, ...], in the order of the inputs.</returns>
    public static Tensor Run(Module<Tensor, Tensor> model, Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputs);
        using var threads = ThreadShare.For(model, Environment.ProcessorCount);
        using var modes = ModuleModes.Evaluation(model);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var outputs = new List<Tensor>();
        for (long start = 0; start < inputs.shape[0]; start += BatchSize)
        {
            using var step = NewDisposeScope();
            var count = Math.Min(BatchSize, inputs.shape[0] - start);
            outputs.Add(model.call(inputs.narrow(0, start, count)).MoveToOuterDisposeScope());
        }

        if (outputs.Count == 0) throw new ArgumentException("There are no inputs to run the network on.", nameof(inputs));
        return cat(outputs).MoveToOuterDisposeScope();
    }
}
