using Autoencoders.Training;
using static Teaching.TensorChecks;
using static TorchSharp.torch;

namespace Teaching;

/// <summary>
/// Task 4: KL(N(mu, exp(logVar)) || N(0, I)) = 1/2 sum(mu^2 + exp(logVar) - 1 - logVar), one number in nats for each image, [N].
/// </summary>
internal static class DivergenceCheck
{
    private const int Count = 6;

    public static IEnumerable<Finding> Run(Func<Tensor, Tensor, Tensor?> kl)
    {
        Seed();
        var mu = (randn(Count, LatentSize) + 0.3).requires_grad_();
        var logVar = (randn(Count, LatentSize) - 0.4).requires_grad_();
        var found = kl(mu, logVar);
        yield return Finding.Returned(found, "Kl", "one number for each image");
        var expected = Losses.Kl(mu, logVar);
        yield return Finding.Unless(WrongShape(found!), $"one number for each image: {Shape(found!)}");
        yield return Finding.Unless(WrongValue(found!, expected, mu, logVar), "the values are those of the closed form");
        var none = kl(zeros(2, LatentSize), zeros(2, LatentSize))!;
        yield return Finding.That(none.abs().max().item<float>() < 1e-5, "it is 0 where mu = 0 and logVar = 0",
            $"For mu = 0 and logVar = 0 it is {none[0].item<float>():0.###}, but must be 0.");
        if (found!.requires_grad) found.sum().backward();
        yield return Finding.That(mu.grad is not null && logVar.grad is not null, "gradients reach mu and logVar",
            "No gradient reaches mu or logVar. Leave out detach(), item() and no_grad().");
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

    private static string? WrongValue(Tensor found, Tensor expected, Tensor mu, Tensor logVar)
    {
        if (AreEqual(found, expected)) return null;
        var (squares, variances, logs) = (mu.square().sum(1), logVar.exp().sum(1), logVar.sum(1));
        Mistake[] mistakes =
        [
            new(First(expected / LatentSize), "The result is 20 times too small: the latent numbers are averaged. Sum them: sum(1)."),
            new(First(expected * 2), "The result is twice too large: the factor 1/2 is missing."),
            new(First(-expected), "The sign is wrong: a divergence is never negative."),
            new(First((squares + (logVar * 2).exp().sum(1) - LatentSize - (logs * 2)) * 0.5),
                "logVar is used as the logarithm of the standard deviation. It is that of the *variance*: the variance is exp(logVar), "
                    + "without a 2."),
            new(First((squares + (logVar * 0.5).exp().sum(1) - LatentSize - logs) * 0.5),
                "exp(0.5 * logVar) is the standard deviation. The formula has the variance, exp(logVar)."),
            new(First((squares + variances - logs) * 0.5), "The - 1 is missing: each of the 20 numbers takes 1 away."),
            new(First((squares + variances - 1 - logs) * 0.5),
                "The 1 is taken away once, after the sum. It belongs inside: each of the 20 numbers takes 1 away."),
            new(First((squares + variances - LatentSize + logs) * 0.5), "logVar is added; the formula takes it away."),
            new(First((mu.sum(1) + variances - LatentSize - logs) * 0.5), "mu is not squared."),
            new(First((squares + logs - LatentSize - logs) * 0.5), "The variance is exp(logVar), not logVar."),
            new(First((squares - variances - LatentSize - logs) * 0.5), "exp(logVar) is taken away; the formula adds it."),
        ];
        return Mistake.Recognise(First(found), mistakes)
            ?? $"For the first test image the result is {First(found):0.###}, but 1/2 sum(mu^2 + exp(logVar) - 1 - logVar) is "
                + $"{First(expected):0.###}. Compare term by term.";
    }

    private static double First(Tensor numbers) => numbers[0].item<float>();
}
