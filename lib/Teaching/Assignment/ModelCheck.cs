using Autoencoders.Models;
using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>
/// Task 5: encode, split into mu and s, draw z, decode, and state the spread as logVar = 2 log softplus(s).
/// Stand-ins for encoder and decoder show what was called with what.
/// </summary>
internal static class ModelCheck
{
    public static IEnumerable<Finding> Run(Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, VaeOutput?> model, Tensor images)
    {
        Seed();
        using var encoder = Probe.Encoder();
        using var decoder = Probe.Decoder();
        var count = images.shape[0];
        var output = model(encoder, decoder, images);
        yield return Finding.Returned(output, "Forward", "a VaeOutput");
        yield return Finding.Unless(Incomplete(output!), "all four parts are there");
        yield return Finding.That(encoder.Inputs is [var seen] && AreEqual(seen, images), "the encoder sees the images, once",
            $"The encoder was called {encoder.Inputs.Count} times, or not with the images as they came. Call it once: "
                + "encoder.call(images).");
        yield return Finding.Unless(WrongHalves(output!, encoder.Outputs[0], count),
            "mu and logVar are what the encoder's two halves say");
        yield return Finding.That(HasShape(output!.Z, count, LatentSize), $"z has {LatentSize} numbers an image",
            $"Z has the shape {Shape(output.Z)}, but [{count}, {LatentSize}] is needed.");
        yield return Finding.That(!AreEqual(output.Z, output.Mu), "z is a sample", "Z is Mu itself. Call Reparameterize(mu, s).");
        yield return Finding.Unless(WrongDecoding(output, decoder), "the decoder turns z into the reconstruction");
        yield return Finding.That(!AreEqual(model(encoder, decoder, images)!.Z, output.Z), "each call draws a new z",
            "Two calls give the same Z: draw new noise each time.");
    }

    private static string? Incomplete(VaeOutput output)
    {
        (string Name, Tensor? Value)[] parts =
            [("Reconstruction", output.Reconstruction), ("Mu", output.Mu), ("LogVar", output.LogVar), ("Z", output.Z)];
        var missing = parts.Where(part => part.Value is null).Select(part => part.Name).ToList();
        return missing.Count == 0 ? null : $"{string.Join(", ", missing)} of the VaeOutput is null.";
    }

    private static string? WrongHalves(VaeOutput output, Tensor numbers, long count)
    {
        var (mu, s) = (numbers[.., ..LatentSize], numbers[.., LatentSize..]);
        var sd = functional.softplus(s);
        if (!HasShape(output.Mu, count, LatentSize) || !HasShape(output.LogVar, count, LatentSize))
        {
            return $"Mu has the shape {Shape(output.Mu)} and LogVar {Shape(output.LogVar)}, but both need [{count}, {LatentSize}]. Cut "
                + "the encoder's output in halves: numbers[.., ..20] and numbers[.., 20..].";
        }

        if (AreEqual(output.Mu, s)) return "Mu is the last 20 numbers. The first 20 are mu, the others s.";
        if (!AreEqual(output.Mu, mu)) return "Mu is not the first 20 numbers of the encoder's output.";
        (Tensor Value, string Text)[] mistakes =
        [
            (s, "LogVar is s itself. s is no logarithm here: the deviation is softplus(s), and the variance its square."),
            (sd, "LogVar is the standard deviation. It must be the logarithm of the variance, sd * sd."),
            (sd.square(), "LogVar is the variance. Its logarithm is missing."),
            (sd.log(), "LogVar is the logarithm of the standard deviation. That of its square, the variance, is twice as large."),
        ];
        return AreEqual(output.LogVar, sd.log() * 2) ? null
            : mistakes.FirstOrDefault(mistake => AreEqual(output.LogVar, mistake.Value)).Text
                ?? "LogVar is not the logarithm of the variance that softplus(s) as a standard deviation has.";
    }

    private static string? WrongDecoding(VaeOutput output, Probe decoder)
    {
        if (decoder.Inputs.Count == 0) return "The decoder was not called.";
        if (!decoder.Inputs.Any(input => AreEqual(input, output.Z)))
        {
            return decoder.Inputs.Any(input => AreEqual(input, output.Mu))
                ? "The decoder was given mu. Give it the sample, z."
                : "The decoder was given something else than the Z of the VaeOutput. Was z drawn twice?";
        }

        return decoder.Outputs.Any(image => AreEqual(image, output.Reconstruction))
            ? null
            : "Reconstruction is not what the decoder returned.";
    }
}
