using Autoencoders.Data;
using Autoencoders.Training;
using static TorchSharp.torch;

namespace Autoencoders.Teaching;

/// <summary>The loss of a variational autoencoder over a data set, in nats: means over the images, with one sample for each.</summary>
/// <param name="Reconstruction">The binary cross-entropy, summed over the pixels.</param>
/// <param name="Kl">The divergence from the prior.</param>
internal sealed record MeasuredElbo(double Reconstruction, double Kl)
{
    private const int BatchSize = 500;

    public double Nats => Reconstruction + Kl;

    /// <summary>Measures in evaluation mode, with the library's own loss.</summary>
    public static MeasuredElbo Of(AssembledVae vae, ImageDataset dataset, int seed)
    {
        using var gradients = no_grad();
        using var batches = Batches.InOrder(dataset, BatchSize);
        random.manual_seed(seed);
        vae.eval();
        var (reconstruction, kl) = (0.0, 0.0);
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            var terms = Losses.Elbo(vae.call(batch.Images), batch.Images);
            reconstruction += terms.Reconstruction.item<float>() * batch.Length;
            kl += terms.Kl.item<float>() * batch.Length;
        }

        return new MeasuredElbo(reconstruction / dataset.Length, kl / dataset.Length);
    }
}
