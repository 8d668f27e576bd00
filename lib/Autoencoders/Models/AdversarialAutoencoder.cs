using TorchSharp.Modules;

namespace Autoencoders.Models;

/// <summary>
/// An adversarial autoencoder (Makhzani et al., Adversarial Autoencoders, 2016): an autoencoder of dense layers, 784 -> three hidden layers
/// -> K and back, and a discriminator of codes, K -> four hidden layers -> 1, that tells codes of images from samples of the prior.
/// </summary>
public sealed class AdversarialAutoencoder : Module<Tensor, Tensor>
{
    private const int Side = 28;
    private const int Pixels = Side * Side;

    private readonly Sequential encoder;
    private readonly Sequential decoder;
    private readonly Sequential discriminator;

    /// <summary>A network with freshly drawn weights.</summary>
    /// <param name="latentSize">K, the numbers of a code.</param>
    /// <param name="hiddenSize">Units of each hidden layer of encoder and decoder.</param>
    /// <param name="discriminatorSize">Units of each hidden layer of the discriminator.</param>
    public AdversarialAutoencoder(int latentSize, int hiddenSize = 1000, int discriminatorSize = 500)
        : base(nameof(AdversarialAutoencoder))
    {
        LatentSize = DenseLayers.Positive(latentSize, nameof(latentSize));
        var h = DenseLayers.Positive(hiddenSize, nameof(hiddenSize));
        var d = DenseLayers.Positive(discriminatorSize, nameof(discriminatorSize));
        encoder = DenseLayers.Create(Pixels, h, h, h, latentSize);
        decoder = DenseLayers.Create(latentSize, h, h, h, Pixels);
        discriminator = DenseLayers.Create(latentSize, d, d, d, d, 1);
        RegisterComponents();
    }

    /// <summary>K, the numbers of a code.</summary>
    public int LatentSize { get; }

    /// <summary>Flat images [N,784] to codes [N,K]; <see cref="Encode"/> takes images as they are.</summary>
    public Module<Tensor, Tensor> Encoder => encoder;

    /// <summary>Codes [N,K] to the logits of flat images [N,784]; <see cref="Decode"/> gives images.</summary>
    public Module<Tensor, Tensor> Decoder => decoder;

    /// <summary>Codes [N,K] to the logit of being samples of the prior, [N,1]: above zero says prior, below zero says image.</summary>
    public Module<Tensor, Tensor> Discriminator => discriminator;

    /// <summary>Images [N,1,28,28] in [0,1] to codes [N,K].</summary>
    public Tensor Encode(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return encoder.call(images.flatten(1));
    }

    /// <summary>Codes [N,K] to images [N,1,28,28] in (0,1).</summary>
    public Tensor Decode(Tensor codes) => decoder.call(codes).sigmoid().reshape(-1, 1, Side, Side);

    /// <summary>Images [N,1,28,28] in [0,1] to their reconstructions [N,1,28,28] in (0,1).</summary>
    public override Tensor forward(Tensor images)
    {
        using var codes = Encode(images); // a handle that is left to the collector would hold the encoder's graph
        return Decode(codes);
    }
}
