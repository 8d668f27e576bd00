using TorchSharp.Modules;

namespace Autoencoders.Models;

/// <summary>
/// A variational autoencoder of dense layers (Kingma and Welling, Auto-Encoding Variational Bayes, 2014): the encoder gives a normal
/// distribution of codes for each image, 784 -> hidden -> (K means, K log-variances); the decoder K -> hidden -> 784 with a sigmoid.
/// </summary>
public sealed class DenseVae : Module<Tensor, VaeOutput>
{
    private const int Side = 28;
    private const int Pixels = Side * Side;

    private readonly Linear hidden;
    private readonly Linear mu;
    private readonly Linear logVar;
    private readonly Sequential decoder;

    /// <summary>A network with freshly drawn weights.</summary>
    /// <param name="latentSize">K, the numbers of a code.</param>
    /// <param name="hiddenSize">Units of the encoder's and of the decoder's hidden layer.</param>
    public DenseVae(int latentSize, int hiddenSize = 512)
        : this(
            Linear(Pixels, DenseLayers.Positive(hiddenSize, nameof(hiddenSize))),
            Linear(hiddenSize, DenseLayers.Positive(latentSize, nameof(latentSize))),
            Linear(hiddenSize, latentSize),
            DenseLayers.Create(latentSize, hiddenSize, Pixels).append("sigmoid", Sigmoid()))
    {
    }

    /// <summary>A network of the given layers, which it then owns.</summary>
    /// <param name="hidden">From flat images [N,784] to what mean and variance share, before its ReLU.</param>
    /// <param name="mu">From there to the K means.</param>
    /// <param name="logVar">From there to the K logarithms of the variances.</param>
    /// <param name="decoder">From codes [N,K] to flat images [N,784] in (0,1).</param>
    public DenseVae(Linear hidden, Linear mu, Linear logVar, Sequential decoder)
        : base(nameof(DenseVae))
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(mu);
        ArgumentNullException.ThrowIfNull(logVar);
        ArgumentNullException.ThrowIfNull(decoder);
        LatentSize = (int)mu.weight.shape[0];
        (this.hidden, this.mu, this.logVar, this.decoder) = (hidden, mu, logVar, decoder);
        RegisterComponents();
    }

    /// <summary>K, the numbers of a code.</summary>
    public int LatentSize { get; }

    /// <summary>Images [N,1,28,28] in [0,1] to the distributions of their codes, [N,K] each.</summary>
    public LatentNormal Encode(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var h = functional.relu(hidden.call(images.flatten(1))); // [N,784] -> [N,hidden]
        return new LatentNormal(mu.call(h), logVar.call(h));
    }

    /// <summary>Codes [N,K] to images [N,1,28,28] in (0,1).</summary>
    public Tensor Decode(Tensor codes) => decoder.call(codes).reshape(-1, 1, Side, Side);

    /// <summary>Images [N,1,28,28] to the reconstruction of one sampled code each, drawn in every call, in evaluation mode too.</summary>
    public override VaeOutput forward(Tensor images)
    {
        var latent = Encode(images);
        var z = latent.Sample();
        return new VaeOutput(Decode(z), latent.Mu, latent.LogVar, z);
    }
}
