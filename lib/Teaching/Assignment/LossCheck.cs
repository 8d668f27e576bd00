using Autoencoders.Models;
using Autoencoders.Training;
using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>
/// Task 6: the negative evidence lower bound in nats, a scalar: binary cross-entropy summed over the pixels plus KL, mean over the batch.
/// </summary>
internal static class LossCheck
{
    private const int Pixels = 784;

    public static IEnumerable<Finding> Run(Func<VaeOutput, Tensor, Tensor?> loss, Tensor images)
    {
        Seed();
        var reconstruction = (rand_like(images) * 0.9 + 0.05).requires_grad_();
        var mu = randn(images.shape[0], LatentSize).requires_grad_();
        var logVar = (randn(images.shape[0], LatentSize) - 0.5).requires_grad_();
        var output = new VaeOutput(reconstruction, mu, logVar, mu);
        var found = loss(output, images);
        yield return Finding.Returned(found, "Loss", "reconstruction error plus KL");
        yield return Finding.Unless(WrongShape(found!, images.shape[0]), "it is one number for the batch");
        yield return Finding.Unless(WrongValue(found!.item<float>(), output, images),
            "its value is the reconstruction in nats plus KL, mean over the batch");
        if (found.requires_grad) found.backward();
        yield return Finding.That(reconstruction.grad is not null && mu.grad is not null && logVar.grad is not null,
            "gradients reach reconstruction, mu and logVar",
            "No gradient reaches the reconstruction, mu or logVar. Leave out detach(), item() and no_grad().");
    }

    private static string? WrongShape(Tensor found, long count) => found.shape switch
    {
        [] or [1] => null,
        [var n] when n == count => "The result is one number for each image. Training needs their mean: mean().",
        _ => $"The result has the shape {Shape(found)}, but a single number is needed: sum over pixels and latent numbers, mean over "
            + "the images.",
    };

    private static string? WrongValue(double found, VaeOutput output, Tensor images)
    {
        using var gradients = no_grad();
        var terms = Losses.Elbo(output, images);
        var (error, kl, expected) = (Mean(terms.Reconstruction), Mean(terms.Kl), Mean(terms.Loss));
        if (AreClose(found, expected)) return null;
        var count = images.shape[0];
        var squared = Mean(Losses.SquaredError(output.Reconstruction, images));
        var exchanged = functional.binary_cross_entropy(images, output.Reconstruction).item<float>();
        Mistake[] mistakes =
        [
            new(error / Pixels + kl,
                $"The reconstruction is {Pixels} times too small beside KL: binary_cross_entropy averages over the pixels, KL sums. Use "
                    + "reduction: Reduction.Sum and divide by the number of images."),
            new(expected / Pixels,
                $"The loss is {Pixels} times too small: it is a mean over the pixels. In nats an image's loss is the sum over its pixels."),
            new(error / Pixels,
                $"This is the mean-reduced reconstruction error alone. Sum over the pixels, which is {Pixels} times more, and add KL."),
            new(error / Pixels + kl / LatentSize,
                "Both parts are means. Sum the first over the pixels and the second over the latent numbers; only over the images take "
                    + "the mean."),
            new(error / Pixels + kl * count,
                "The reconstruction is averaged over all pixels and images, KL is summed over all. Sum over pixels and latent numbers, "
                    + "mean over the images."),
            new(expected * count,
                "The loss is the sum over the batch. Divide by the number of images, so that the batch's size does not matter."),
            new(error * count + kl,
                "The reconstruction is summed over the whole batch, KL is its mean. Divide the sum by the number of images."),
            new(error + kl * count, "KL is summed over the whole batch. Take its mean over the images."),
            new(error, "This is the reconstruction error alone. Add KL: without it the codes need not follow the prior."),
            new(kl, "This is KL alone. Add the reconstruction error."),
            new(error - kl, "KL is taken away. Add it: both parts are to become small."),
            new(kl - error, "The reconstruction's sign is wrong: a cross-entropy is positive."),
            new(-expected,
                "The sign is wrong: this is the lower bound itself, and training makes its number *smaller*. Return its negative."),
            new(error + kl / LatentSize, "KL is a mean over the latent numbers. Sum them."),
            new(squared + kl, "The reconstruction error is the squared error. For nats it is the binary cross-entropy."),
            new(squared / Pixels + kl,
                "The reconstruction error is the mean squared error. Take the binary cross-entropy, summed over the pixels."),
            new(exchanged + kl,
                "Image and reconstruction are exchanged: binary_cross_entropy(reconstruction, image). And sum over the pixels."),
            new(exchanged * Pixels + kl, "Image and reconstruction are exchanged: binary_cross_entropy(reconstruction, image)."),
        ];
        return Mistake.Recognise(found, mistakes)
            ?? $"For a test batch the loss is {found:0.##}, but {expected:0.##} is right: {error:0.##} nats of reconstruction plus "
                + $"{kl:0.##} of KL.";
    }
}
