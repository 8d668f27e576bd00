using static TorchSharp.torch;

namespace Autoencoders.Models;

/// <summary>What a variational autoencoder makes of a batch.</summary>
/// <param name="Reconstruction">The decoded samples, [N, 1, 28, 28] in (0, 1).</param>
/// <param name="Mu">The means of the codes' distributions, [N, K].</param>
/// <param name="LogVar">The logarithms of their variances, [N, K]; the standard deviation is exp(0.5 logVar).</param>
/// <param name="Z">The samples that were decoded, [N, K].</param>
public sealed record VaeOutput(Tensor Reconstruction, Tensor Mu, Tensor LogVar, Tensor Z);

/// <summary>The distribution of a code: independent normal numbers.</summary>
/// <param name="Mu">Means, [N, K].</param>
/// <param name="LogVar">Logarithms of the variances, [N, K]; the standard deviation is exp(0.5 logVar).</param>
public sealed record LatentNormal(Tensor Mu, Tensor LogVar)
{
    /// <summary>
    /// Draws one code for each image: z = mu + exp(0.5 logVar) * eps with eps from N(0, I). The randomness enters from outside, so that
    /// gradients flow to mu and logVar (Kingma and Welling, Auto-Encoding Variational Bayes, 2014, section 2.4).
    /// </summary>
    /// <returns>Codes [N, K].</returns>
    public Tensor Sample() => Mu + ((LogVar * 0.5).exp() * randn_like(Mu));
}
