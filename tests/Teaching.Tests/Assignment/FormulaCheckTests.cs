using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Tests;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching.Tests.Assignment;

public sealed class FormulaCheckTests : IDisposable
{
    private static readonly Tensor s_fixed = randn(1, 20).DetachFromDisposeScope();

    private readonly ImageDataset _images = SmallData.Rectangles(16);

    public void Dispose() => _images.Dispose();

    public static TheoryData<string, Func<Tensor, Tensor, Tensor?>> WrongSamples => new()
    {
        { "returns null", (_, _) => null },
        { "as if s were a logVar", (mu, s) => mu + ((s * 0.5).exp() * randn_like(mu)) },
        { "is exp(s). Here it is softplus(s)", (mu, s) => mu + (s.exp() * randn_like(mu)) },
        { "The factor of eps must be computed from s", (mu, _) => mu + randn_like(mu) },
        { "No gradient reaches s. ", (mu, s) => mu + (Sd(s.detach()) * randn_like(mu)) },
        { "No gradient reaches mu. ", (mu, s) => mu.detach() + (Sd(s) * randn_like(mu)) },
        { "No gradient reaches mu and s", (mu, s) => Answers.Reparameterize(mu, s).detach() },
        { "multiplied by s itself", (mu, s) => mu + (s * randn_like(mu)) },
        { "as if that were a variance", (mu, s) => mu + (Sd(s).sqrt() * randn_like(mu)) },
        { "by the square of softplus(s)", (mu, s) => mu + (Sd(s).square() * randn_like(mu)) },
        { "noise is uniform", (mu, s) => mu + (Sd(s) * rand_like(mu)) },
        { "noise is uniform", (mu, s) => mu + (Sd(s) * (rand_like(mu) - 0.5)) },
        { "All images of a batch share one eps", (mu, s) => mu + (Sd(s) * randn(1, 20)) },
        { "All numbers of a code share one eps", (mu, s) => mu + (Sd(s) * randn(mu.shape[0], 1)) },
        { "Two calls give the same z", (mu, s) => mu + (Sd(s) * s_fixed) },
        { "z is mu itself", (mu, _) => mu },
        { "of normal noise it is", (mu, s) => mu + (Sd(s) * randn_like(mu).sign()) },
        { "must be softplus(s) = ", (mu, s) => mu + (Sd(s) * randn_like(mu) * 3) },
        { "The mean of 20,000 draws", (mu, s) => Answers.Reparameterize(mu, s) * 2 },
        { "shape [4]", (mu, s) => Answers.Reparameterize(mu, s).sum(1) },
        { "NaN", (mu, s) => mu + (s.sqrt() * randn_like(mu)) },
        { "change their tensor in place", (mu, s) => mu.add_(Sd(s) * randn_like(mu)) },
    };

    public static TheoryData<string, Func<Tensor, Tensor, Tensor, Tensor, Tensor?>> WrongDivergences => new()
    {
        { "returns null", (_, _, _, _) => null },
        { "one number for the whole batch", (mu, sd, m, r) => Answers.Kl(mu, sd, m, r).mean() },
        { "still has 20 numbers", (mu, sd, m, r) => Terms(mu, sd, m, r) },
        { "Sum over dimension 1, not 0", (mu, sd, m, r) => Terms(mu, sd, m, r).sum([0L]) },
        { "without keepdim", (mu, sd, m, r) => Answers.Kl(mu, sd, m, r).unsqueeze(1) },
        { "20 times too small", (mu, sd, m, r) => Terms(mu, sd, m, r).mean([1L]) },
        { "twice too large", (mu, sd, m, r) => Answers.Kl(mu, sd, m, r) * 2 },
        { "never negative", (mu, sd, m, r) => -Answers.Kl(mu, sd, m, r) },
        { "other way round", (mu, sd, m, r) => Answers.Kl(m, r, mu, sd) },
        { "The - 1/2 is missing", (mu, sd, m, r) => (Terms(mu, sd, m, r) + 0.5).sum(1) },
        { "once, after the sum", (mu, sd, m, r) => (Terms(mu, sd, m, r) + 0.5).sum(1) - 0.5 },
        { "upside down", (mu, sd, m, r) => (Terms(mu, sd, m, r) + ((sd / r).log() * 2)).sum(1) },
        { "counts twice", (mu, sd, m, r) => (Terms(mu, sd, m, r) + (r / sd).log()).sum(1) },
        { "prior's mean is left out", (mu, sd, m, r) => Answers.Kl(mu, sd, zeros_like(m), r) },
        { "not divided by the prior's variance", (mu, sd, m, r) => Divided(mu, sd, m, r, ones_like(r)) },
        { "are divided by r.", (mu, sd, m, r) => Divided(mu, sd, m, r, r) },
        { "sd is not squared", (mu, sd, m, r) => (Terms(mu, sd, m, r) + ((sd - sd.square()) / r.square() * 0.5)).sum(1) },
        {
            "mu - m is not squared",
            (mu, sd, m, r) => (Terms(mu, sd, m, r) + ((mu - m - (mu - m).square()) / r.square() * 0.5)).sum(1)
        },
        { "by hand", (mu, sd, m, r) => Answers.Kl(mu, sd, m, r) + 1 },
        { "No gradient", (mu, sd, m, r) => Answers.Kl(mu, sd, m, r).detach() },
        { "The code threw DivideByZeroException", (_, _, _, _) => throw new DivideByZeroException() },
    };

    public static TheoryData<string, Func<VaeOutput, Tensor, Tensor?>> WrongLosses => new()
    {
        { "returns null", (_, _) => null },
        { "784 times too small beside KL", (output, x) => MeanBce(output, x) + Kl(output).mean() },
        { "reconstruction error alone. Sum", (output, x) => MeanBce(output, x) },
        { "is a mean over the pixels", (output, x) => Answers.Loss(output, x) / 784 },
        { "Both parts are means", (output, x) => MeanBce(output, x) + (Kl(output).mean() / 20) },
        { "KL is summed over all", (output, x) => MeanBce(output, x) + Kl(output).sum() },
        { "sum over the batch", (output, x) => Answers.Loss(output, x) * x.shape[0] },
        { "summed over the whole batch, KL", (output, x) => (MeanBce(output, x) * 784 * x.shape[0]) + Kl(output).mean() },
        { "KL is summed over the whole batch", (output, x) => (MeanBce(output, x) * 784) + Kl(output).sum() },
        { "reconstruction error alone. Add", (output, x) => MeanBce(output, x) * 784 },
        { "KL alone", (output, _) => Kl(output).mean() },
        { "KL is taken away", (output, x) => (MeanBce(output, x) * 784) - Kl(output).mean() },
        { "cross-entropy is positive", (output, x) => Kl(output).mean() - (MeanBce(output, x) * 784) },
        { "Return its negative", (output, x) => -Answers.Loss(output, x) },
        { "KL is a mean over the latent numbers", (output, x) => (MeanBce(output, x) * 784) + (Kl(output).mean() / 20) },
        { "is the squared error", (output, x) => ((output.Reconstruction - x).square().sum() / x.shape[0]) + Kl(output).mean() },
        { "mean squared error", (output, x) => (output.Reconstruction - x).square().mean() + Kl(output).mean() },
        {
            "exchanged",
            (output, x) => (functional.binary_cross_entropy(x, output.Reconstruction, reduction: Reduction.Sum) / x.shape[0])
                + Kl(output).mean()
        },
        { "one number for each image", (output, x) => Kl(output) },
        { "No gradient", (output, x) => Answers.Loss(output, x).detach() },
        { "nats of reconstruction plus", (output, x) => Answers.Loss(output, x) + 1 },
    };

    [Fact]
    public void CheckFormulas_RightAnswers_AreDone()
    {
        var assignment = new VaeAssignment(_images, 100);

        TaskReport[] reports =
        [
            assignment.CheckReparameterize(Answers.Reparameterize), assignment.CheckKl(Answers.Kl),
            assignment.CheckLoss(Answers.Loss),
        ];

        Assert.All(reports, report => Assert.True(report.IsDone, report.ToString()));
    }

    [Fact]
    public void CheckReparameterize_LibrarysSample_IsDone()
    {
        var report = new VaeAssignment(_images, 100).CheckReparameterize((mu, s) => new LatentNormal(mu, Sd(s).log() * 2).Sample());

        Assert.True(report.IsDone, report.ToString());
    }

    [Theory]
    [MemberData(nameof(WrongSamples), DisableDiscoveryEnumeration = true)]
    public void CheckReparameterize_Mistake_IsNamed(string part, Func<Tensor, Tensor, Tensor?> sample) =>
        Assert.Contains(part, new VaeAssignment(_images, 100).CheckReparameterize(sample).Missing, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(WrongDivergences), DisableDiscoveryEnumeration = true)]
    public void CheckKl_Mistake_IsNamed(string part, Func<Tensor, Tensor, Tensor, Tensor, Tensor?> kl) =>
        Assert.Contains(part, new VaeAssignment(_images, 100).CheckKl(kl).Missing, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(WrongLosses), DisableDiscoveryEnumeration = true)]
    public void CheckLoss_Mistake_IsNamed(string part, Func<VaeOutput, Tensor, Tensor?> loss) =>
        Assert.Contains(part, new VaeAssignment(_images, 100).CheckLoss(loss).Missing, StringComparison.Ordinal);

    private static Tensor Sd(Tensor s) => functional.softplus(s);

    private static Tensor Terms(Tensor mu, Tensor sd, Tensor m, Tensor r) =>
        (r / sd).log() + ((sd.square() + (mu - m).square()) / r.square() * 0.5) - 0.5;

    private static Tensor Divided(Tensor mu, Tensor sd, Tensor m, Tensor r, Tensor by) =>
        ((r / sd).log() + ((sd.square() + (mu - m).square()) / by * 0.5) - 0.5).sum(1);

    private static Tensor MeanBce(VaeOutput output, Tensor images) => functional.binary_cross_entropy(output.Reconstruction, images);

    private static Tensor Kl(VaeOutput output) => Answers.Kl(output.Mu, output.LogVar);
}
