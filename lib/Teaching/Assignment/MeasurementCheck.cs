using Autoencoders.Training;
using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>
/// Task 9: a measurement that draws ten codes for each image and reports the best of them, which is no bound. Right are the mean over the
/// codes, which is the negative evidence lower bound, and the importance-weighted bound.
/// </summary>
internal static class MeasurementCheck
{
    public static IEnumerable<Finding> Run(Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, Tensor?> measure, Tensor images)
    {
        Seed();
        using var gradients = no_grad();
        using var encoder = Probe.Encoder();
        using var decoder = Probe.Decoder();
        var found = measure(encoder, decoder, images);
        yield return Finding.Returned(found, "Measure", "nats per image");
        yield return Finding.That(found!.numel() == 1, "it is one number",
            $"The result has the shape {Shape(found)}, but one number is needed: the mean over the images.");
        yield return Finding.That(decoder.Inputs.Count > 1 && !AreEqual(decoder.Inputs[0], decoder.Inputs[^1]), "several codes are drawn",
            "Each image gets one code only, or the same one each time. Keep the ten draws: one alone is noisy.");
        var halves = encoder.Outputs[0];
        var (mu, sd) = (halves[.., ..LatentSize], functional.softplus(halves[.., LatentSize..]));
        var kl = Losses.Kl(mu, sd.log() * 2); // [N]
        var errors = stack([.. decoder.Outputs.Select(image => Losses.BernoulliNats(image, images))]); // [K,N]
        var ratios = stack([.. decoder.Inputs.Select(z => (z.square() - ((z - mu) / sd).square() - (sd.log() * 2)).sum(1) * 0.5)]);
        var value = found.item<float>();
        if (AreClose(value, Mean((errors + kl).amin([0L]))))
        {
            yield return new Finding(FindingKind.Missing, "It is as it was handed out. Follow one image through the last two lines: what "
                + "would the number be with a thousand draws in place of ten?");
        }

        var bound = AreClose(value, Mean(errors + kl)) || AreClose(value, Mean(Pooled(errors + ratios)));
        Mistake[] mistakes =
        [
            new(Mean((errors + kl).amax([0L])), "Now it is the worst of the draws. That is no more a mean than the best."),
            new(Mean(errors), "KL is missing."),
            new(Mean(Pooled(errors + kl)), "Weights are pooled by logsumexp, but with the KL of the whole distribution in each. A weight "
                + "needs log p(z) - log q(z|x) of its own code. Or take the mean over the draws."),
            new(Mean(errors + kl) * errors.shape[0], "The draws are summed. Take their mean."),
        ];
        yield return Finding.Unless(
            bound ? null : Mistake.Recognise(value, mistakes) ?? $"The number is {value:0.##}, but the mean over draws and images is "
                + $"{Mean(errors + kl):0.##}. One place needs a change.",
            "the number is a bound: no draw is chosen by its result");
    }

    /// <summary>-log of the mean of exp(-nats) over the draws: [K,N] -> [N].</summary>
    private static Tensor Pooled(Tensor nats) => Math.Log(nats.shape[0]) - (-nats).logsumexp(0);
}
