using System.Collections.ObjectModel;
using Autoencoders.Data;
using Kernels.Optimizers;
using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>The usual step: the gradient of one loss, followed by one optimizer.</summary>
internal sealed class GradientStep(nn.Module model, Func<Batch, Tensor> loss) : ITrainingStep
{
    private optim.Optimizer? _optimizer;
    private double _learningRate;

    public IReadOnlyList<optim.Optimizer> Begin(TrainerOptions options)
    {
        _learningRate = options.LearningRate;
        _optimizer = options.Optimizer(model.parameters(), _learningRate);
        return [_optimizer];
    }

    public Tensor Loss(Batch batch) => loss(batch);

    // The loss is read in each step: it takes a microsecond, and a step with a loss that is no number must not touch the weights.
    public double Take(Batch batch, double factor)
    {
        var optimizer = _optimizer ?? throw new InvalidOperationException("A step needs Begin first.");
        optimizer.SetLearningRate(_learningRate * factor);
        optimizer.zero_grad();
        var value = loss(batch);
        if (value.numel() != 1) throw new ArgumentException($"The loss of a batch must be one number, the mean over its images, not [{string.Join(", ", value.shape)}]: end it with '.mean()'.");
        if (!value.requires_grad) throw new ArgumentException("The loss does not depend on the network's parameters: compute it from the network's output, without 'detach' and outside 'no_grad'.");
        var number = value.item<float>();
        if (!float.IsFinite(number)) return number;
        value.backward();
        OnePass.Step(optimizer);
        return number;
    }

    public IReadOnlyDictionary<string, double> Measures() => ReadOnlyDictionary<string, double>.Empty;
}
