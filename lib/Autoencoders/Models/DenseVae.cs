using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Models;

/// <summary>
/// A variational autoencoder of dense layers (Kingma and Welling, Auto-Encoding Variational Bayes, 2014): the encoder gives a normal distribution of codes for each
/// image, 784 -> hidden -> (K means, K log-variances); the decoder K -> hidden -> 784 with a sigmoid.
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
        : base(nameof(DenseVae))
    {
        LatentSize = DenseLayers.Positive(latentSize, nameof(latentSize));
        DenseLayers.Positive(hiddenSize, nameof(hiddenSize));
        hidden = Linear(Pixels, hiddenSize);
        mu = Linear(hiddenSize, latentSize);
        logVar = Linear(hiddenSize, latentSize);
        decoder = DenseLayers.Create(latentSize, hiddenSize, Pixels).append("sigmoid", Sigmoid());
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

    /// <summary>Images [N,1,28,28] to the reconstruction of one sampled code each. A new sample is drawn in every call, in evaluation mode too.</summary>
    public override VaeOutput forward(Tensor images)
    {
        var latent = Encode(images);
        var z = latent.Sample();
        return new VaeOutput(Decode(z), latent.Mu, latent.LogVar, z);
    }
}
