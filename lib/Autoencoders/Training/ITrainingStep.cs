using Autoencoders.Data;
using static TorchSharp.torch;

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

    /// <summary>
    /// The loss of a batch, a scalar: the mean over its images. It is what the curves show and what is measured on test images.
    /// </summary>
    Tensor Loss(Batch batch);

    /// <summary>Takes one step. The learning rates of the optimizers are set.</summary>
    /// <param name="batch">The images.</param>
    /// <returns>The loss before the step. If it is no finite number, then no weight was touched.</returns>
    double TrainOn(Batch batch);

    /// <summary>Other things that were measured since the last call, by name; empty if there are none.</summary>
    IReadOnlyDictionary<string, double> Measures();
}
