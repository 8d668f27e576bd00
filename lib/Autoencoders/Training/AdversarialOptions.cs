namespace Autoencoders.Training;

/// <summary>The adversary in the training of an adversarial autoencoder.</summary>
public sealed record AdversarialOptions
{
    private readonly double _learningRate = 1e-4;
    private readonly double _weight = 0.002;

    /// <summary>The discriminator's learning rate, not negative; the schedule multiplies it too. 0.0001 unless set; 0 leaves the discriminator as it is.</summary>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(LearningRate), value, $"{nameof(LearningRate)} is {value}; it must be finite and not negative.");
    }

    /// <summary>
    /// The weight of deceiving the discriminator, in nats, beside the reconstruction's binary cross-entropy per pixel; not negative. 0.002 unless set, which is
    /// 1.6 when the reconstruction is summed over 784 pixels.
    /// </summary>
    public double Weight
    {
        get => _weight;
        init => _weight = value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Weight), value, $"{nameof(Weight)} is {value}; it must be finite and not negative.");
    }
}
