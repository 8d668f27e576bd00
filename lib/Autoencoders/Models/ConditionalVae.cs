using TorchSharp.Modules;

namespace Autoencoders.Models;

/// <summary>
/// A variational autoencoder that is told the class (Sohn, Lee and Yan, Learning Structured Output Representation using Deep Conditional
/// Generative Models, 2015): the class enters encoder and decoder as ten zeros and ones, so that the code need not say which digit it is,
/// and the decoder draws the digit that one asks for.
/// </summary>
public sealed class ConditionalVae : Module<Tensor, Tensor, VaeOutput>
{
    private const int Side = 28;
    private const int Pixels = Side * Side;

    private readonly Linear hidden;
    private readonly Linear mu;
    private readonly Linear logVar;
    private readonly Sequential decoder;

    /// <summary>A network with freshly drawn weights.</summary>
    /// <param name="latentSize">K, the numbers of a code.</param>
    /// <param name="classes">C, the number of classes.</param>
    /// <param name="hiddenSize">Units of the encoder's and of the decoder's hidden layer.</param>
    public ConditionalVae(int latentSize, int classes = 10, int hiddenSize = 512)
        : base(nameof(ConditionalVae))
    {
        LatentSize = DenseLayers.Positive(latentSize, nameof(latentSize));
        Classes = DenseLayers.Positive(classes, nameof(classes));
        DenseLayers.Positive(hiddenSize, nameof(hiddenSize));
        hidden = Linear(Pixels + classes, hiddenSize);
        mu = Linear(hiddenSize, latentSize);
        logVar = Linear(hiddenSize, latentSize);
        decoder = DenseLayers.Create(latentSize + classes, hiddenSize, Pixels).append("sigmoid", Sigmoid());
        RegisterComponents();
    }

    /// <summary>K, the numbers of a code.</summary>
    public int LatentSize { get; }

    /// <summary>C, the number of classes.</summary>
    public int Classes { get; }

    /// <summary>Images [N,1,28,28] in [0,1] and their labels, int64 [N], to the distributions of their codes, [N,K] each.</summary>
    public LatentNormal Encode(Tensor images, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        var h = functional.relu(hidden.call(WithClass(images.flatten(1), labels))); // [N,784+C] -> [N,hidden]
        return new LatentNormal(mu.call(h), logVar.call(h));
    }

    /// <summary>Codes [N,K] and the classes to draw, int64 [N], to images [N,1,28,28] in (0,1).</summary>
    public Tensor Decode(Tensor codes, Tensor labels) => decoder.call(WithClass(codes, labels)).reshape(-1, 1, Side, Side);

    /// <summary>Images [N,1,28,28] and their labels, int64 [N], to the reconstruction of one sampled code each.</summary>
    public override VaeOutput forward(Tensor images, Tensor labels)
    {
        var latent = Encode(images, labels);
        var z = latent.Sample();
        return new VaeOutput(Decode(z, labels), latent.Mu, latent.LogVar, z);
    }

    // [N,D] and [N] -> [N,D+C]
    private Tensor WithClass(Tensor numbers, Tensor labels) => cat([numbers, functional.one_hot(labels, Classes).to(numbers.dtype)], 1);
}
