using Autoencoders.Training;
using static TorchSharp.torch;

namespace Course.Benchmarks.Measuring;

/// <summary>A network and how a notebook trains it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Step">What a training does with a batch; null where it follows the gradient of <paramref name="Loss"/>.</param>
/// <param name="Loss">The loss of a batch.</param>
/// <param name="Options">The notebook's options, without progress.</param>
/// <param name="Infer">Images [N,1,28,28] to their reconstructions.</param>
/// <param name="Work">Floating-point operations that the training needs for one image.</param>
internal sealed record Workload(nn.Module Network, ITrainingStep? Step, Func<Autoencoders.Data.Batch, Tensor> Loss, TrainerOptions Options, Func<Tensor, Tensor> Infer, Func<Workload, long> Work)
{
    /// <summary>The trainer that the notebook makes.</summary>
    public Trainer TrainerWith(TrainerOptions options) => Step is null ? new Trainer(Network, Loss, options) : new Trainer(Network, Step, options);

    /// <summary>Floating-point operations that the training needs for one image.</summary>
    public long FlopsPerImage => Work(this);
}
