using static Teaching.TensorChecks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching;

/// <summary>Task 3: z = mu + softplus(s) * eps with eps from N(0, I), [N,20], with gradients to mu and s.</summary>
internal static class ReparameterizationCheck
{
    private const int Draws = 20_000;
    private const double Tolerance = 0.05; // of the standard deviation; its estimate is off by 0.005
    private const double WithinOneSd = 0.6827;

    public static IEnumerable<Finding> Run(Func<Tensor, Tensor, Tensor?> sample)
    {
        Seed();
        var mu = linspace(-2, 2, LatentSize).repeat(4, 1).requires_grad_(); // [4,20]
        var s = linspace(-3, 1.5, LatentSize).repeat(4, 1).requires_grad_();
        var kept = mu.detach().clone();
        var z = sample(mu, s);
        yield return Finding.Returned(z, "Reparameterize", "mu plus noise");
        yield return Finding.That(HasShape(z!, 4, LatentSize), "z has the shape of mu",
            $"z has the shape {Shape(z!)}, but mu and s have [4, {LatentSize}]: all three must be alike.");
        yield return Finding.That(AreFinite(z!), "z is finite",
            "z has values that are NaN or infinite. A square root or a logarithm of s, which may be negative?");
        yield return Finding.That(AreEqual(mu, kept), "mu stays as it was",
            "Reparameterize changes mu itself (add_ or the like). Return a new tensor.");
        yield return Finding.That(!AreEqual(z!, mu), "z differs from mu", "z is mu itself: the noise is missing.");
        yield return Finding.That(!AreEqual(sample(mu, s)!, z!), "each call draws new noise",
            "Two calls give the same z. Draw a new eps in every call: randn_like(mu), without a fixed seed.");
        yield return Finding.Unless(WithoutGradient(z!, mu, s), "gradients reach mu and s");
        using var gradients = no_grad();
        var many = sample(mu[..1].expand(Draws, LatentSize), s[..1].expand(Draws, LatentSize))!; // [20000,20]
        var deviations = many.std(0); // [20]
        yield return Finding.That(deviations.max().item<float>() > 1e-4, "each image has an eps of its own",
            "All images of a batch share one eps. Draw as many numbers as mu has: randn_like(mu).");
        yield return Finding.Unless(WrongMean(many, deviations, kept[0]) ?? WrongNoise(many, deviations, kept[0], s[0]),
            "mean and standard deviation of many draws are mu and softplus(s)");
    }

    private static string? WithoutGradient(Tensor z, Tensor mu, Tensor s)
    {
        if (z.requires_grad) z.sum().backward();
        return (mu.grad is null, s.grad is null) switch
        {
            (true, true) => "No gradient reaches mu and s, so that the encoder cannot learn. Compute z = mu + sd * eps, without "
                + "detach(), no_grad() or a distribution's sample().",
            (true, false) => "No gradient reaches mu. z must be mu plus something, and mu must not be detached.",
            (false, true) => "No gradient reaches s. The factor of eps must be computed from s, without detach().",
            _ => null,
        };
    }

    private static string? WrongMean(Tensor many, Tensor deviations, Tensor mu)
    {
        var off = many.mean([0L]) - mu;
        if (off.abs().lt(deviations * 5 / Math.Sqrt(Draws)).all().item<bool>()) return null;
        return many.ge(mu - 1e-4).all().item<bool>()
            ? "z is never below mu: the noise is uniform (rand) or cut off. Use randn_like(mu), which is normal around 0."
            : $"The mean of {Draws:N0} draws is off by up to {off.abs().max().item<float>():0.##}. It must be mu.";
    }

    private static string? WrongNoise(Tensor many, Tensor deviations, Tensor mu, Tensor s)
    {
        var sd = functional.softplus(s);
        if (!Fits(deviations, sd)) return WrongScale(deviations, sd, s);
        var eps = (many - mu) / sd;
        if (Math.Abs(Mean(eps[.., 0] * eps[.., 1])) > 0.1)
        {
            return "All numbers of a code share one eps. Draw as many numbers as mu has: randn_like(mu).";
        }

        var within = Mean(eps.abs().lt(1).to(ScalarType.Float32));
        return Math.Abs(within - WithinOneSd) < 0.01
            ? null
            : $"{within:P0} of the draws lie within one standard deviation of mu; of normal noise it is {WithinOneSd:P0}. Use "
                + "randn_like(mu).";
    }

    private static string WrongScale(Tensor deviations, Tensor sd, Tensor s)
    {
        (Tensor Value, string Text)[] mistakes =
        [
            ((s * 0.5).exp(), "The standard deviation of z is exp(0.5 * s), as if s were a logVar. Here it is softplus(s)."),
            (s.exp(), "The standard deviation of z is exp(s). Here it is softplus(s) = log(1 + exp(s))."),
            (s.abs(), "The noise is multiplied by s itself. First make a standard deviation of it: softplus(s)."),
            (sd.sqrt(), "The standard deviation of z is the root of softplus(s), as if that were a variance. It is softplus(s) itself."),
            (sd.square(), "The noise is multiplied by the square of softplus(s). Not the variance belongs there, but its root."),
            (sd / Math.Sqrt(12), "The noise is uniform (rand). Use randn_like(mu), which is normal."),
        ];
        var known = mistakes.FirstOrDefault(mistake => Fits(deviations, mistake.Value)).Text;
        return known
            ?? $"Where s is {s[-1].item<float>():0.##}, the standard deviation of z is {deviations[-1].item<float>():0.###}. It "
                + $"must be softplus(s) = {sd[-1].item<float>():0.###}.";
    }

    private static bool Fits(Tensor deviations, Tensor expected) =>
        ((deviations - expected).abs() <= (expected * Tolerance + 0.01)).all().item<bool>();
}
