using Autoencoders.Data;
using Autoencoders.Models;
using VectorKernels.Optimizers;
using TorchSharp.Modules;

namespace Autoencoders.Training;

/// <summary>The adversary in the training of an adversarial autoencoder.</summary>
public sealed record AdversarialOptions
{
    private readonly double _learningRate = 1e-4;
    private readonly double _weight = 0.002;

    /// <summary>The discriminator's learning rate, which the schedule multiplies too; at least 0, default 0.0001. 0 freezes it.</summary>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = NotNegative(value, nameof(LearningRate));
    }

    /// <summary>
    /// The weight of deceiving the discriminator, in nats, beside the reconstruction's binary cross-entropy per pixel; at least 0, default
    /// 0.002, which is 1.6 when the reconstruction is summed over 784 pixels.
    /// </summary>
    public double Weight
    {
        get => _weight;
        init => _weight = NotNegative(value, nameof(Weight));
    }

    private static double NotNegative(double value, string name) => value >= 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be finite and not negative.");
}

/// <summary>
/// One step of an adversarial autoencoder (Makhzani et al., Adversarial Autoencoders, 2016). First the discriminator learns to tell codes
/// of images from samples of the prior; then encoder and decoder learn to rebuild the image, while the encoder also learns to deceive the
/// discriminator.
/// </summary>
public sealed class AdversarialStep : ITrainingStep
{
    private const double AdamBeta1 = 0.5; // usual in adversarial training: a long memory of gradients misleads when the opponent changes

    private readonly AdversarialAutoencoder _model;
    private readonly AdversarialOptions _adversary;
    private readonly List<(double Loss, double Accuracy)> _verdicts = [];
    private optim.Optimizer? _autoencoder;
    private optim.Optimizer? _discriminator;
    private IReadOnlyList<Parameter> _discriminatorWeights = [];

    /// <summary>Prepares the step.</summary>
    /// <param name="model">The network.</param>
    /// <param name="adversary">How strong the adversary is; null takes the defaults.</param>
    public AdversarialStep(AdversarialAutoencoder model, AdversarialOptions? adversary = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _adversary) = (model, adversary ?? new AdversarialOptions());
    }

    /// <summary>Makes two optimizers: that of the options for encoder and decoder, and Adam for the discriminator.</summary>
    public IReadOnlyList<optim.Optimizer> Begin(TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _autoencoder = options.OptimizerOf([.. _model.Encoder.parameters(), .. _model.Decoder.parameters()]);
        _discriminator = optim.Adam(_model.Discriminator.parameters(), _adversary.LearningRate, beta1: AdamBeta1);
        _discriminatorWeights = [.. _model.Discriminator.parameters().Where(weight => weight.requires_grad)];
        return [_autoencoder, _discriminator];
    }

    /// <summary>The binary cross-entropy of the reconstruction, mean over pixels and images.</summary>
    public Tensor Loss(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Losses.Bce(_model.call(batch.Images), batch.Images);
    }

    /// <inheritdoc/>
    public double TrainOn(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_autoencoder is null || _discriminator is null) throw new InvalidOperationException("A step needs Begin first.");
        var codes = _model.Encode(batch.Images); // [B,K]
        var reconstruction = Losses.Bce(_model.Decode(codes), batch.Images);
        var loss = Losses.Value(reconstruction);
        if (!double.IsFinite(loss)) return loss;
        var verdict = TrainDiscriminator(_discriminator, codes.detach());
        if (!double.IsFinite(verdict)) return verdict;
        _autoencoder.zero_grad();
        (reconstruction + (GeneratorLoss(codes) * _adversary.Weight)).backward();
        OnePass.Step(_autoencoder);
        return loss;
    }

    /// <summary>Means over the steps since the last call: "discriminator loss", in nats, and "discriminator accuracy", 0 to 1.</summary>
    public IReadOnlyDictionary<string, double> Measures()
    {
        var means = new Dictionary<string, double>();
        if (_verdicts.Count > 0)
        {
            means["discriminator loss"] = _verdicts.Average(verdict => verdict.Loss);
            means["discriminator accuracy"] = _verdicts.Average(verdict => verdict.Accuracy);
        }

        _verdicts.Clear();
        return means;
    }

    // The gradient passes through the discriminator and stops at none of its weights: their gradients would be thrown away.
    private Tensor GeneratorLoss(Tensor codes)
    {
        foreach (var weight in _discriminatorWeights) weight.requires_grad = false;
        try
        {
            return Losses.GeneratorLoss(_model.Discriminator.call(codes));
        }
        finally
        {
            foreach (var weight in _discriminatorWeights) weight.requires_grad = true;
        }
    }

    private double TrainDiscriminator(optim.Optimizer optimizer, Tensor codes)
    {
        optimizer.zero_grad();
        var answers = _model.Discriminator.call(cat([randn_like(codes), codes])); // both in one pass: each layer's weights are read once
        var (real, fake) = (answers.narrow(0, 0, codes.shape[0]), answers.narrow(0, codes.shape[0], codes.shape[0]));
        var loss = Losses.Discriminator(real, fake);
        var number = Losses.Value(loss);
        if (!double.IsFinite(number)) return number;
        loss.backward();
        OnePass.Step(optimizer);
        var right = real.gt(0).to(ScalarType.Float32).mean() + fake.lt(0).to(ScalarType.Float32).mean();
        _verdicts.Add((number, right.item<float>() / 2));
        return number;
    }
}
