using System.Globalization;
using Autoencoders.Data;
using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>What decides the course of a training, by name, so that a <see cref="Checkpoint"/> is never taken for that of another.</summary>
internal static class TrainingDescription
{
    public static IReadOnlyDictionary<string, string> Of(nn.Module model, TrainerOptions options, ImageDataset train, IEnumerable<optim.Optimizer> optimizers) => new Dictionary<string, string>
    {
        ["network"] = $"{model.GetType().Name} of {model.parameters().Sum(parameter => parameter.numel())} parameters",
        ["data set"] = $"{train.Name} of {train.Length} images",
        ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
        ["epochs"] = options.Epochs.ToString(CultureInfo.InvariantCulture),
        ["batch size"] = options.BatchSize.ToString(CultureInfo.InvariantCulture),
        ["learning rate"] = options.LearningRate.ToString("R", CultureInfo.InvariantCulture),
        ["schedule"] = options.Schedule.ToString(),
        ["optimizer"] = string.Join(" and ", optimizers.Select(Of)),
    };

    private static string Of(optim.Optimizer optimizer)
    {
        var rates = optimizer.ParamGroups.Select(group => group.LearningRate.ToString("R", CultureInfo.InvariantCulture));
        return $"{optimizer.GetType().Name}({string.Join(", ", rates)})";
    }
}
