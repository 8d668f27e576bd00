using VectorKernels;

namespace Autoencoders.Models;

/// <summary>
/// A small convolutional classifier of digits, 115 114 weights. What its last hidden layer says about an image, 64 numbers, is what
/// <see cref="Metrics.FrechetDistance"/> compares drawn and real digits by.
/// </summary>
public sealed class DigitClassifier : Module<Tensor, Tensor>
{
    private readonly DigitFeatures features = new();
    private readonly TorchSharp.Modules.Linear head = Linear(DigitFeatures.Count, 10);

    /// <summary>A network with freshly drawn weights.</summary>
    public DigitClassifier()
        : base(nameof(DigitClassifier)) => RegisterComponents();

    /// <summary>Images [N,1,28,28] to features [N,64], which are not negative.</summary>
    public DigitFeatures Features => features;

    /// <summary>Images [N,1,28,28] in [0,1] to logits [N,10]: the largest names the digit.</summary>
    public override Tensor forward(Tensor images)
    {
        using var numbers = features.call(images);
        return head.call(numbers);
    }
}

/// <summary>The layers of <see cref="DigitClassifier"/> up to its last hidden one.</summary>
public sealed class DigitFeatures : Module<Tensor, Tensor>
{
    /// <summary>How many numbers describe an image.</summary>
    public const int Count = 64;

    private readonly Fused layers = Fused.Of(Sequential(
        ("conv1", Conv2d(1, 16, 3, padding: 1)), // [N,1,28,28] -> [N,16,28,28]
        ("relu1", ReLU()),
        ("pool1", MaxPool2d(2)), // -> [N,16,14,14]
        ("conv2", Conv2d(16, 32, 3, padding: 1)), // -> [N,32,14,14]
        ("relu2", ReLU()),
        ("pool2", MaxPool2d(2)), // -> [N,32,7,7]
        ("conv3", Conv2d(32, 32, 3, padding: 1)), // -> [N,32,7,7]
        ("relu3", ReLU()),
        ("flatten", Flatten()), // -> [N,1568]
        ("dense", Linear(32 * 7 * 7, Count)), // -> [N,64]
        ("relu4", ReLU())));

    internal DigitFeatures()
        : base(nameof(DigitFeatures))
    {
        RegisterComponents();
        ChannelsLast.Apply(this);
    }

    /// <summary>Images [N,1,28,28] in [0,1] to features [N,64].</summary>
    public override Tensor forward(Tensor images) => layers.call(images);
}
