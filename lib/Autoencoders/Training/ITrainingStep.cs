using System.Collections.ObjectModel;
using Autoencoders.Data;
using VectorKernels.Optimizers;

namespace Autoencoders.Training;

/// <summary>
/// What a <see cref="Trainer"/> does with a batch. One step changes the weights once; most networks need <see cref="GradientStep"/>, and a
/// network with an adversary needs <see cref="AdversarialStep"/>.
/// </summary>
public interface ITrainingStep
{
    /// <summary>Makes the optimizers. Called once for each training.</summary>
    /// <param name="options">How to train.</param>
    /// <returns>
    /// The optimizers, whose groups of parameters have the learning rates that the schedule multiplies. The trainer disposes them after the
    /// training, unless <see cref="TrainerOptions.Optimizer"/> is set.
    /// </returns>
    IReadOnlyList<optim.Optimizer> Begin(TrainerOptions options);

    /// <summary>The loss of a batch, a scalar: the mean over its images. The curves show it, and it is measured on test images.</summary>
    Tensor Loss(Batch batch);

    /// <summary>Takes one step. The learning rates of the optimizers are set.</summary>
    /// <param name="batch">The images.</param>
    /// <returns>The loss before the step. If it is NaN or infinite, no weight was changed.</returns>
    double TrainOn(Batch batch);

    /// <summary>Other things that were measured since the last call, by name; empty if there are none.</summary>
    IReadOnlyDictionary<string, double> Measures();
}

/// <summary>The usual step: the gradient of one loss, followed by one optimizer.</summary>
internal sealed class GradientStep(nn.Module model, Func<Batch, Tensor> loss) : ITrainingStep
{
    private optim.Optimizer? _optimizer;

    public IReadOnlyList<optim.Optimizer> Begin(TrainerOptions options) => [_optimizer = options.OptimizerOf(model.parameters())];

    public Tensor Loss(Batch batch) => loss(batch);

    // The loss is read in each step: it takes a microsecond, and a step whose loss is NaN must not change the weights.
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
