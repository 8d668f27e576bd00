using static Benchmarks.BenchNames;

namespace Benchmarks;

/// <summary>What a figure has to reach.</summary>
/// <param name="Measurement">What is measured.</param>
/// <param name="Against">Whose figure ours is divided by; null for a figure that stands alone.</param>
/// <param name="Limit">The limit.</param>
/// <param name="AtMost">Whether it is an upper limit.</param>
internal sealed record BenchTarget(string Measurement, string? Against, double Limit, bool AtMost = false)
{
    public static readonly BenchTarget[] All =
    [
        new(ConvAutoencoder, Stock, 5), new(ConvAutoencoder, "lesson", 8),
        new(ConvAutoencoder, "careful", 5), new(ConvAutoencoder, "tuned", 3),
        new(Denoiser, "tuned", 2.5), new(Assignment, "tuned", 2.2),
        new(DenseVae, Stock, 1.2), new(DenseVae, "careful", 1.2), new(DenseVae, "tuned", 1.05),
        new(Adversarial, Stock, 1.2), new(Adversarial, "careful", 1.2), new(Adversarial, "tuned", 1.05),
        new(Residual, Stock, 3), new(UNet, Stock, 2),
        new(Evaluation, "lesson", 20),
        new(FirstOutput, null, 6, AtMost: true),
        new(GrowthByImages, null, 1.05, AtMost: true), new(GrowthByEpochs, null, 1.05, AtMost: true),
        new(ResidentSet, null, 1.05, AtMost: true),
    ];

    /// <summary>The target of a figure, or null.</summary>
    public static BenchTarget? Of(string measurement, string? against) =>
        Array.Find(All, target => target.Measurement == measurement && target.Against == against);

    public bool IsReached(double value) => AtMost ? value <= Limit : value >= Limit;

    /// <summary>The value at two decimals, never rounded in our favour, and the limit; a target that is missed ends in "!".</summary>
    public string Statement(double value)
    {
        var shown = (AtMost ? Math.Ceiling(value * 100) : Math.Floor(value * 100)) / 100;
        return IsReached(value) ? $"{shown:F2} {(AtMost ? "<=" : ">=")} {Limit:0.##}" : $"{shown:F2} {(AtMost ? ">" : "<")} {Limit:0.##} !";
    }
}
