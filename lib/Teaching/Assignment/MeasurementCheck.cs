using Autoencoders.Training;
using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>
/// Task 9: the lesson's step of a VAE draws noise of one standard deviation and is charged for another. It can be mended in two ways, by
/// reading the encoder's second output s as the logarithm of the variance or of the standard deviation; either is right as long as sample
/// and KL agree.
/// </summary>
internal static class BugHuntCheck
{
    private const int Count = 4000;
    private const double Tolerance = 0.06; // of a standard deviation; its estimate is off by 0.011

    public static IEnumerable<Finding> Run(Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor, (Tensor Z, Tensor Loss)> step, Tensor image)
    {
        Seed();
        var images = image.expand(Count, 1, 28, 28);
        var mu = linspace(-1, 1, LatentSize).repeat(Count, 1).requires_grad_(); // [N,20]
        var s = linspace(-1.5, 0.75, LatentSize).repeat(Count, 1).requires_grad_();
        using var decoder = Probe.Decoder();
        var (z, loss) = step(decoder, images, mu, s);
        yield return Finding.Returned(z, "Step", "the code that it drew, and the loss");
        yield return Finding.That(HasShape(z, Count, LatentSize) && loss is not null && loss.numel() == 1,
            "one code for each image, and one number for the loss",
            $"z has the shape {Shape(z)} and the loss {(loss is null ? "none" : Shape(loss))}, but [{Count}, {LatentSize}] and a single "
                + "number are needed.");
        yield return Finding.That(decoder.Inputs is [var decoded] && AreEqual(decoded, z), "the decoder gets z, once",
            $"The decoder was called {decoder.Inputs.Count} times, or not with the z that is returned.");
        var (drawn, charged) = (Drawn(z, mu, s), Charged(loss!, decoder.Outputs[0], images, mu, s));
        if ((drawn, charged) is (Scale.Deviation, Scale.Variance))
        {
            yield return new Finding(FindingKind.Missing, "It is as the lesson wrote it. Of which noise does it draw z, and for which "
                + "noise does its KL charge? Put both in formulas, side by side.");
        }

        yield return Finding.Unless(Mistake(drawn, charged), "the KL charges for the noise that is drawn");
        loss!.backward();
        yield return Finding.That(mu.grad is not null && s.grad is not null, "gradients reach mu and the second output",
            "No gradient reaches mu or the encoder's second output. Leave out detach(), item() and no_grad().");
    }

    private static string? Mistake(Scale drawn, Scale charged) => (drawn, charged) switch
    {
        (Scale.Neither, _) => "The standard deviation of z is neither exp(s) nor exp(0.5 s), where s is the encoder's second output.",
        (_, Scale.Neither) => "The loss is not the cross-entropy of the images plus KL, mean over the images, for any reading of the "
            + "second output. Only one place needs a change.",
        (Scale.Variance, Scale.Deviation) => "Now they disagree the other way round: both places were changed. Change one of the two.",
        _ => null,
    };

    private static Scale Drawn(Tensor z, Tensor mu, Tensor s)
    {
        using var gradients = no_grad();
        var deviations = (z - mu).std(0); // [20]
        return Fits((s[0] * 0.5).exp()) ? Scale.Variance : Fits(s[0].exp()) ? Scale.Deviation : Scale.Neither;

        bool Fits(Tensor expected) => (deviations / expected - 1).abs().max().item<float>() < Tolerance;
    }

    private static Scale Charged(Tensor loss, Tensor reconstruction, Tensor images, Tensor mu, Tensor s)
    {
        using var gradients = no_grad();
        var error = Mean(Losses.BernoulliNats(reconstruction, images));
        var found = loss.item<float>();
        return Fits(s) ? Scale.Variance : Fits(s * 2) ? Scale.Deviation : Scale.Neither;

        bool Fits(Tensor logVar) => Math.Abs(found - error - Mean(Losses.Kl(mu, logVar))) < 1e-3 * Math.Abs(found);
    }

    /// <summary>Whose logarithm the encoder's second output is taken for.</summary>
    private enum Scale
    {
        Neither,
        Variance,
        Deviation,
    }
}
