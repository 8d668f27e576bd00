using static Teaching.TensorChecks;
using static TorchSharp.torch;

namespace Teaching;

/// <summary>
/// Task 4: KL(N(mu, sd^2) || N(m, r^2)) = sum(log(r / sd) + (sd^2 + (mu - m)^2) / (2 r^2) - 1/2), one number in nats for each image, [N].
/// </summary>
internal static class DivergenceCheck
{
    private const int Count = 6;

    public static IEnumerable<Finding> Run(Func<Tensor, Tensor, Tensor, Tensor, Tensor?> kl)
    {
        Seed();
        var mu = (randn(Count, LatentSize) + 0.3).requires_grad_();
        var sd = (rand(Count, LatentSize) + 0.2).requires_grad_();
        var (m, r) = (randn(Count, LatentSize) * 0.5, rand(Count, LatentSize) + 0.5);
        var found = kl(mu, sd, m, r);
        yield return Finding.Returned(found, "Kl", "one number for each image");
        yield return Finding.Unless(WrongShape(found!), $"one number for each image: {Shape(found!)}");
        yield return Finding.Unless(WrongValue(found!, mu, sd, m, r), "the values are those of the closed form");
        var (zero, one) = (zeros(2, LatentSize), ones(2, LatentSize));
        var none = kl(one, one * 2, one, one * 2)!;
        yield return Finding.That(none.abs().max().item<float>() < 1e-4, "a distribution does not diverge from itself",
            $"For two equal distributions it is {none[0].item<float>():0.###}, but must be 0.");
        yield return Finding.That(AreEqual(kl(one, one, zero, one)!, full(2, LatentSize / 2.0)), "beside N(0, I) it is notebook 5's KL",
            $"For mu = 1, sd = 1 and the prior N(0, I) it must be {LatentSize / 2}, as in notebook 5.");
        if (found!.requires_grad) found.sum().backward();
        yield return Finding.That(mu.grad is not null && sd.grad is not null, "gradients reach mu and sd",
            "No gradient reaches mu or sd. Leave out detach(), item() and no_grad().");
    }

    private static string? WrongShape(Tensor found) => found.shape switch
    {
        [Count] => null,
        [] => "The result is one number for the whole batch, but one for each image is needed, [N]. Sum over dimension 1 only: sum(1).",
        [Count, LatentSize] => "The result still has 20 numbers for each image. Sum them: sum(1).",
        [LatentSize] => "The result has one number for each latent number. Sum over dimension 1, not 0: sum(1).",
        [Count, 1] => $"The result has the shape [{Count}, 1], but [{Count}] is needed: sum(1) without keepdim.",
        _ => $"The result has the shape {Shape(found)}, but one number for each of the {Count} images is needed: [{Count}].",
    };

    private static string? WrongValue(Tensor found, Tensor mu, Tensor sd, Tensor m, Tensor r)
    {
        using var gradients = no_grad();
        var (log, variances, squares) = ((r / sd).log(), sd.square() / r.square() * 0.5, (mu - m).square() / r.square() * 0.5);
        var expected = log + variances + squares - 0.5; // [N,20]
        if (AreEqual(found, expected.sum(1))) return null;
        (Tensor Value, string Text)[] mistakes =
        [
            (expected / LatentSize, "The result is 20 times too small: the latent numbers are averaged. Sum them: sum(1)."),
            (expected * 2, "The result is twice too large. Does each term have its 1/2?"),
            (-expected, "The sign is wrong: a divergence is never negative."),
            ((sd / r).log() + (r.square() + (mu - m).square()) / sd.square() * 0.5 - 0.5,
                "This is the divergence the other way round, of the prior from q. The mean is to be taken under q(z|x)."),
            (log + variances + squares, "The - 1/2 is missing: each of the 20 numbers takes 1/2 away."),
            (log + variances + squares - (0.5 / LatentSize),
                "The 1/2 is taken away once, after the sum. It belongs inside: each of the 20 numbers takes 1/2 away."),
            (-log + variances + squares - 0.5, "The fraction in the logarithm is upside down: it is log(r / sd)."),
            (log * 2 + variances + squares - 0.5, "The logarithm counts twice: it is that of r / sd, not of their squares."),
            (log + variances + (mu.square() / r.square() * 0.5) - 0.5, "The prior's mean is left out: the square is that of mu - m."),
            (log + ((sd.square() + (mu - m).square()) * 0.5) - 0.5, "The squares are not divided by the prior's variance."),
            (log + ((sd.square() + (mu - m).square()) / r * 0.5) - 0.5, "The squares are divided by r. The prior's variance is r * r."),
            (log + (sd / r.square() * 0.5) + squares - 0.5, "sd is not squared: the variance belongs there."),
            (log + variances + ((mu - m) / r.square() * 0.5) - 0.5, "mu - m is not squared."),
        ];
        return Mistake.Recognise(First(found), mistakes.Select(mistake => new Mistake(First(mistake.Value.sum(1)), mistake.Text)))
            ?? $"For the first test image the result is {First(found):0.###}, but {First(expected.sum(1)):0.###} is right. Take "
                + "log q - log p of one number by hand, and its mean under q: E[(z - mu)^2] is sd^2, E[(z - m)^2] is sd^2 + (mu - m)^2.";
    }

    private static double First(Tensor numbers) => numbers[0].item<float>();
}
