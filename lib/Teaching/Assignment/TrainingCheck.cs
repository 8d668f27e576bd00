using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Training;
using static Teaching.TensorChecks;
using static TorchSharp.torch;

namespace Teaching;

/// <summary>Task 7: the weights change, the test loss falls, and it reaches the goal.</summary>
internal static class TrainingCheck
{
    private const double LeastKl = 1; // nats; a decoder that ignores its code leaves none

    /// <summary>Trains, and gives the outcome of the measurement to <paramref name="keep"/>.</summary>
    public static IEnumerable<Finding> Run(
        Func<AssembledVae, History?> train, AssembledVae vae, ImageDataset test, double goal, int seed, Action<MeasuredElbo> keep)
    {
        var before = MeasuredElbo.Of(vae, test, seed);
        var weights = vae.parameters().Select(weight => weight.detach().clone()).ToList();
        vae.train();
        set_num_threads(Environment.ProcessorCount); // a check begins with one
        var history = train(vae);
        yield return Finding.Returned(history, "Train", "the history that Fit returns");
        yield return Finding.That(weights.Zip(vae.parameters()).Any(pair => Distance(pair.First, pair.Second) != 0),
            "training changes the weights",
            "Not one weight has changed. Was the network that Train was given trained, or another one?");
        yield return Finding.That(vae.parameters().All(AreFinite), "all weights are finite",
            "Weights have become NaN or infinite. A smaller learning rate helps.");
        var after = MeasuredElbo.Of(vae, test, seed);
        yield return Finding.That(double.IsFinite(after.Nats), "the test loss is finite",
            "The test loss is NaN or infinite, although the weights are not. A smaller learning rate helps.");
        keep(after);
        yield return Finding.That(after.Nats < before.Nats, $"the test loss fell from {before.Nats:F1} to {after.Nats:F1} nats",
            $"The test loss did not fall: {before.Nats:F1} nats before, {after.Nats:F1} after.");
        yield return Finding.That(after.Kl > LeastKl, $"the codes carry {after.Kl:F1} nats",
            $"KL is only {after.Kl:F2} nats: the decoder ignores its code (posterior collapse). Is KL weighted too strongly, or the "
                + "learning rate too high?");
        yield return Finding.That(after.Nats <= goal, $"the goal of {goal:0.#} nats is reached",
            $"The test loss is {after.Nats:F1} nats ({after.Reconstruction:F1} reconstruction, {after.Kl:F1} KL), the goal is {goal:0.#}. "
                + "More epochs, a schedule, more channels or Glorot's first weights bring it down.");
    }
}

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
            var output = vae.call(batch.Images);
            // Decoded in another order: a decoder that remembers the images instead of reading the codes is found out.
            var decoded = vae.Decoder.call(output.Z.flip(0)).flip(0);
            var terms = Losses.Elbo(output with { Reconstruction = decoded }, batch.Images);
            reconstruction += terms.Reconstruction.item<float>() * batch.Length;
            kl += terms.Kl.item<float>() * batch.Length;
        }

        return new MeasuredElbo(reconstruction / dataset.Length, kl / dataset.Length);
    }
}
