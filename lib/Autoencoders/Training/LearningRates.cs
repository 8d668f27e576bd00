using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>
/// The learning rates of the parameter groups of some optimizers. A schedule multiplies each; when this is disposed, each is as it was.
/// </summary>
internal sealed class LearningRates(IEnumerable<optim.Optimizer> optimizers) : IDisposable
{
    private readonly (optim.ILearningRateController Group, double Rate)[] _groups =
        [.. optimizers.SelectMany(optimizer => optimizer.ParamGroups).Select(group => (group, group.LearningRate))];

    /// <summary>Gives each group its own rate times a factor.</summary>
    public void Multiply(double factor)
    {
        foreach (var (group, rate) in _groups) group.LearningRate = rate * factor;
    }

    public void Dispose() => Multiply(1);
}
