using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>Learning rates of optimizers.</summary>
internal static class OptimizerRates
{
    /// <summary>Gives all groups of parameters one learning rate.</summary>
    public static void SetLearningRate(this optim.Optimizer optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups) group.LearningRate = rate;
    }
}
