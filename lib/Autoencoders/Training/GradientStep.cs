using System.Collections.ObjectModel;
using Autoencoders.Data;
using VectorKernels.Optimizers;
using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>The usual step: the gradient of one loss, followed by one optimizer.</summary>
internal sealed class GradientStep(nn.Module model, Func<Batch, Tensor> loss) : ITrainingStep
{
    private optim.Optimizer? _optimizer;

    public IReadOnlyList<optim.Optimizer> Begin(TrainerOptions options) => [_optimizer = options.OptimizerOf(model.parameters())];

    public Tensor Loss(Batch batch) => loss(batch);

    // The loss is read in each step: it takes a microsecond, and a step with a loss that is no number must not touch the weights.
    public double TrainOn(Batch batch)
    {
        var optimizer = _optimizer ?? throw new InvalidOperationException("A step needs Begin first.");
        optimizer.zero_grad();
        var value = loss(batch);
        var number = Losses.Value(value);
        if (!value.requires_grad)
        {
            throw new ArgumentException("The loss does not depend on the network's parameters: compute it from the network's output, "
                + "without 'detach' and outside 'no_grad'.");
        }

        if (!double.IsFinite(number)) return number;
        value.backward();
        OnePass.Step(optimizer);
        return number;
    }

    public IReadOnlyDictionary<string, double> Measures() => ReadOnlyDictionary<string, double>.Empty;
}
