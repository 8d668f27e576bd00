using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>The loss of a variational autoencoder and its two parts: scalars, per image, means over the batch.</summary>
/// <param name="Reconstruction">The reconstruction's error, summed over the pixels: in nats if it is the binary cross-entropy.</param>
/// <param name="Kl">The divergence of the codes' distributions from the prior, in nats, summed over the latent numbers and without any weight.</param>
/// <param name="Loss">What training lowers: reconstruction + beta * divergence.</param>
public sealed record ElboTerms(Tensor Reconstruction, Tensor Kl, Tensor Loss);
