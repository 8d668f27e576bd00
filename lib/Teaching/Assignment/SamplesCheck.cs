using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>Task 8: codes drawn from the prior N(0, I), and decoded.</summary>
internal static class SamplesCheck
{
    private const int Count = 40;
    private const int Many = 2000;
    private const double LeastVariety = 0.3; // of that of real digits

    /// <summary>
    /// Checks with a stand-in for the decoder, then draws with the trained one and gives the images to <paramref name="keep"/>.
    /// </summary>
    public static IEnumerable<Finding> Run(
        Func<Module<Tensor, Tensor>, int, Tensor?> sample, Module<Tensor, Tensor> decoder, Tensor digits, Action<Tensor> keep)
    {
        Seed();
        using var probe = Probe.Decoder();
        var painted = sample(probe, Many);
        yield return Finding.Returned(painted, "Sample", "the decoder's images");
        yield return Finding.That(probe.Inputs.Count > 0, "the decoder is used",
            "The decoder was not called. Draw codes and give them to decoder.call.");
        var codes = cat(probe.Inputs);
        yield return Finding.That(HasShape(codes, Many, LatentSize), "it decodes one code for each image",
            $"For {Many} images the decoder was given {Shape(codes)}, but [{Many}, {LatentSize}] is needed: randn(count, 20).");
        yield return Finding.Unless(NotNormal(codes), "the codes come from the prior N(0, I)");
        yield return Finding.That(AreEqual(painted!, cat(probe.Outputs)), "the images are what the decoder returns",
            $"The result ({Shape(painted!)}) is not what the decoder returned ({Shape(cat(probe.Outputs))}). Return it as it is.");
        var images = sample(decoder, Count)!.detach();
        yield return Finding.That(HasShape(images, Count, 1, 28, 28), $"{Count} images of 28 x 28",
            $"The images have the shape {Shape(images)}, but [{Count}, 1, 28, 28] is needed.");
        yield return Finding.That(images.min().item<float>() >= 0 && images.max().item<float>() <= 1, "all pixels lie in [0, 1]",
            "Some pixels lie outside [0, 1].");
        yield return Finding.That(!AreEqual(sample(decoder, Count)!, images), "each call draws new images",
            "Two calls give the same images. Draw new codes in every call, without a fixed seed.");
        yield return Finding.That(Variety(images) >= LeastVariety * Variety(digits), "the images differ from each other",
            "The images are almost all alike. Has the decoder been trained with samples of z?");
        keep(images.DetachFromDisposeScope());
    }

    private static string? NotNormal(Tensor codes)
    {
        if (Distance(codes, codes[..1].expand_as(codes)) < 1e-6) return "All codes are alike. Draw one for each image: randn(count, 20).";
        var (mean, sd) = (Mean(codes), codes.std().item<float>());
        if (codes.min().item<float>() >= 0)
        {
            return "No code has a negative number: they are uniform (rand). The prior is normal: randn(count, 20).";
        }

        return Math.Abs(mean) < 0.05 && Math.Abs(sd - 1) < 0.05
            ? null
            : $"The codes have mean {mean:0.##} and standard deviation {sd:0.##}. The prior has 0 and 1: randn(count, 20).";
    }

    /// <summary>The standard deviation over the images, mean over the pixels.</summary>
    private static double Variety(Tensor images) => Mean(images.std(0));
}
