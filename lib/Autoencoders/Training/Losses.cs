using Autoencoders.Data;
using Autoencoders.Models;
using VectorKernels.Losses;

namespace Autoencoders.Training;

/// <summary>The loss of a variational autoencoder and its two parts: scalars, per image, means over the batch.</summary>
/// <param name="Reconstruction">The reconstruction's error, summed over the pixels: in nats if it is the binary cross-entropy.</param>
/// <param name="Kl">The codes' divergence from the prior, in nats, summed over the latent numbers and unweighted.</param>
/// <param name="Loss">What training lowers: reconstruction + beta * divergence.</param>
public sealed record ElboTerms(Tensor Reconstruction, Tensor Kl, Tensor Loss);

/// <summary>Losses of generative autoencoders. A value in nats is summed over the pixels or latent numbers, and stated per image.</summary>
public static class Losses
{
    /// <summary>
    /// The Kullback-Leibler divergence of N(mu, exp(logVar)) from the standard normal distribution, in nats:
    /// 1/2 sum(mu^2 + exp(logVar) - 1 - logVar). Zero exactly where mu = 0 and logVar = 0 (Kingma and Welling, Auto-Encoding Variational
    /// Bayes, 2014, appendix B).
    /// </summary>
    /// <param name="mu">Means, [N, K].</param>
    /// <param name="logVar">Logarithms of the variances (not of the standard deviations), [N, K].</param>
    /// <returns>One number for each image, [N]: the sum over its K latent numbers.</returns>
    /// <exception cref="ArgumentException">The shapes differ or are not [N, K].</exception>
    public static Tensor Kl(Tensor mu, Tensor logVar)
    {
        ArgumentNullException.ThrowIfNull(mu);
        ArgumentNullException.ThrowIfNull(logVar);
        if (mu.dim() == 2 && mu.shape.SequenceEqual(logVar.shape)) return (mu.square() + logVar.exp() - 1 - logVar).sum(1) * 0.5;
        throw new ArgumentException(
            $"mu and logVar must have one shape [N, K], not {mu.ShapeText()} and {logVar.ShapeText()}.", nameof(mu));
    }

    /// <summary>
    /// The binary cross-entropy -(t ln p + (1 - t) ln(1 - p)), summed over the pixels: -ln p(x|z) in nats, when each output is read as the
    /// probability of a white pixel. It is 784 times the usual mean for a 28x28 image.
    /// </summary>
    /// <param name="outputs">Probabilities in [0, 1], [N, ...].</param>
    /// <param name="targets">Images in [0, 1], of the same shape.</param>
    /// <returns>One number for each image, [N].</returns>
    /// <exception cref="ArgumentException">The shapes differ, or values lie outside [0, 1]; the text says the range found.</exception>
    public static Tensor BernoulliNats(Tensor outputs, Tensor targets)
    {
        RequireOneShape(outputs, targets);
        UnitRange.Require(outputs, "The outputs under a binary cross-entropy", "End the network with a sigmoid.", allowNaN: true);
        UnitRange.Require(targets, "The targets of a binary cross-entropy");
        return BinaryCrossEntropy.PerImage(outputs, targets);
    }

    /// <summary>
    /// The binary cross-entropy -(t ln p + (1 - t) ln(1 - p)), mean over pixels and images: what <c>functional.binary_cross_entropy</c>
    /// gives, in a fraction of its time.
    /// </summary>
    /// <inheritdoc cref="BernoulliNats"/>
    /// <returns>A scalar.</returns>
    public static Tensor Bce(Tensor outputs, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return BernoulliNats(outputs, targets).sum() / outputs.numel();
    }

    /// <summary>
    /// The squared error (p - t)^2, summed over the pixels. For a 28x28 image it is 784 times the mean squared error: the weight that the
    /// reconstruction needs beside a divergence, which is a sum too.
    /// </summary>
    /// <param name="outputs">Images, [N, ...].</param>
    /// <param name="targets">Images of the same shape.</param>
    /// <returns>One number for each image, [N].</returns>
    public static Tensor SquaredError(Tensor outputs, Tensor targets)
    {
        RequireOneShape(outputs, targets);
        return functional.mse_loss(outputs, targets, Reduction.None).flatten(1).sum(1); // one pass over the memory forward and one back
    }

    /// <summary>
    /// The loss of a variational autoencoder, which is the negative evidence lower bound when the reconstruction is
    /// <see cref="BernoulliNats"/> and beta is 1: E[-ln p(x|z)] + beta KL(q(z|x) || p(z)), with one sample z for each image (Kingma and
    /// Welling, 2014, equation 7; beta: Higgins et al., beta-VAE, 2017).
    /// </summary>
    /// <param name="output">What the network made of the images.</param>
    /// <param name="targets">The images, [N, ...] in [0, 1].</param>
    /// <param name="reconstruction">The reconstruction's error for each image, [N]; default <see cref="BernoulliNats"/>.</param>
    /// <param name="beta">The weight of the divergence, not negative; 1 is the bound itself.</param>
    /// <returns>Scalars: means over the images.</returns>
    public static ElboTerms Elbo(VaeOutput output, Tensor targets, Func<Tensor, Tensor, Tensor>? reconstruction = null, double beta = 1)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfNegative(beta);
        var error = (reconstruction ?? BernoulliNats)(output.Reconstruction, targets).mean();
        var kl = Kl(output.Mu, output.LogVar).mean();
        return new ElboTerms(error, kl, error + (kl * beta));
    }

    /// <summary>
    /// What a discriminator tries to lower: -ln D(real) - ln(1 - D(fake)), mean over each of the two samples. A discriminator that answers
    /// one half everywhere has 2 ln 2 = 1.386 (Goodfellow et al., Generative Adversarial Nets, 2014, equation 1).
    /// </summary>
    /// <param name="real">Its answers to real samples, as logits (before the sigmoid), [N, 1].</param>
    /// <param name="fake">Its answers to the other samples, as logits, [N, 1].</param>
    /// <returns>A scalar, in nats.</returns>
    public static Tensor Discriminator(Tensor real, Tensor fake) => functional.softplus(-real).mean() + functional.softplus(fake).mean();

    /// <summary>
    /// What the generator, the discriminator's adversary, tries to lower: -ln D(fake), the form whose gradient does not vanish while the
    /// discriminator is winning (Goodfellow et al., 2014, section 3). In an adversarial autoencoder the encoder is the generator.
    /// </summary>
    /// <param name="fake">The discriminator's answers, as logits, [N, 1].</param>
    /// <returns>A scalar, in nats.</returns>
    public static Tensor GeneratorLoss(Tensor fake) => functional.softplus(-fake).mean();

    /// <summary>The number that a loss is.</summary>
    /// <exception cref="ArgumentException">It is not one number.</exception>
    internal static double Value(Tensor? loss)
    {
        if (loss is null) throw new ArgumentException("The loss of a batch is null: return the tensor that it is.");
        if (loss.numel() == 1) return loss.dtype == ScalarType.Float64 ? loss.item<double>() : loss.to(ScalarType.Float32).item<float>();
        throw new ArgumentException(
            $"The loss of a batch must be one number, the mean over its images, not {loss.ShapeText()}: end it with '.mean()'.");
    }

    private static void RequireOneShape(Tensor outputs, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (outputs.dim() >= 2 && outputs.shape.SequenceEqual(targets.shape)) return;
        throw new ArgumentException(
            $"Outputs and targets must have one shape [N, ...], not {outputs.ShapeText()} and {targets.ShapeText()}.", nameof(outputs));
    }
}
