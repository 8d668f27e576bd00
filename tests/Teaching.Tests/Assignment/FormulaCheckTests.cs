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
        { "exp(logVar), but logVar is the logarithm of the *variance*", (mu, logVar) => mu + (logVar.exp() * randn_like(mu)) },
        { "The factor of eps must be computed from logVar", (mu, _) => mu + randn_like(mu) },
        { "No gradient reaches logVar", (mu, logVar) => mu + ((logVar.detach() * 0.5).exp() * randn_like(mu)) },
        { "No gradient reaches mu. ", (mu, logVar) => mu.detach() + ((logVar * 0.5).exp() * randn_like(mu)) },
        { "No gradient reaches mu and logVar", (mu, logVar) => Answers.Reparameterize(mu, logVar).detach() },
        { "multiplied by logVar itself", (mu, logVar) => mu + (logVar * randn_like(mu)) },
        { "The exponential is missing", (mu, logVar) => mu + (logVar * 0.5 * randn_like(mu)) },
        { "exp(2 * logVar)", (mu, logVar) => mu + ((logVar * 2).exp() * randn_like(mu)) },
        { "the sign is wrong", (mu, logVar) => mu + ((logVar * -0.5).exp() * randn_like(mu)) },
        { "noise is uniform", (mu, logVar) => mu + ((logVar * 0.5).exp() * rand_like(mu)) },
        { "noise is uniform", (mu, logVar) => mu + ((logVar * 0.5).exp() * (rand_like(mu) - 0.5)) },
        { "All images of a batch share one eps", (mu, logVar) => mu + ((logVar * 0.5).exp() * randn(1, 20)) },
        { "All numbers of a code share one eps", (mu, logVar) => mu + ((logVar * 0.5).exp() * randn(mu.shape[0], 1)) },
        { "Two calls give the same z", (mu, logVar) => mu + ((logVar * 0.5).exp() * s_fixed) },
        { "z is mu itself", (mu, _) => mu },
        { "of normal noise it is", (mu, logVar) => mu + ((logVar * 0.5).exp() * randn_like(mu).sign()) },
        { "must be exp(0.5 * logVar) = ", (mu, logVar) => mu + ((logVar * 0.5).exp() * randn_like(mu) * 3) },
        { "The mean of 20,000 draws", (mu, logVar) => Answers.Reparameterize(mu, logVar) * 2 },
        { "shape [4]", (mu, logVar) => Answers.Reparameterize(mu, logVar).sum(1) },
        { "NaN", (mu, logVar) => mu + (logVar.sqrt() * randn_like(mu)) },
        { "change their tensor in place", (mu, logVar) => mu.add_((logVar * 0.5).exp() * randn_like(mu)) },
    };

    public static TheoryData<string, Func<Tensor, Tensor, Tensor?>> WrongDivergences => new()
    {
        { "returns null", (_, _) => null },
        { "one number for the whole batch", (mu, logVar) => Answers.Kl(mu, logVar).mean() },
        { "still has 20 numbers", (mu, logVar) => (mu.square() + logVar.exp() - 1 - logVar) * 0.5 },
        { "Sum over dimension 1, not 0", (mu, logVar) => (mu.square() + logVar.exp() - 1 - logVar).sum([0L]) * 0.5 },
        { "without keepdim", (mu, logVar) => Answers.Kl(mu, logVar).unsqueeze(1) },
        { "20 times too small", (mu, logVar) => (mu.square() + logVar.exp() - 1 - logVar).mean([1L]) * 0.5 },
        { "factor 1/2", (mu, logVar) => Answers.Kl(mu, logVar) * 2 },
        { "never negative", (mu, logVar) => -Answers.Kl(mu, logVar) },
        { "logarithm of the standard deviation", (mu, logVar) => Answers.Kl(mu, logVar * 2) },
        { "is the standard deviation", (mu, logVar) => (mu.square() + (logVar * 0.5).exp() - 1 - logVar).sum(1) * 0.5 },
        { "The - 1 is missing", (mu, logVar) => (mu.square() + logVar.exp() - logVar).sum(1) * 0.5 },
        { "once, after the sum", (mu, logVar) => ((mu.square() + logVar.exp() - logVar).sum(1) - 1) * 0.5 },
        { "takes it away", (mu, logVar) => (mu.square() + logVar.exp() - 1 + logVar).sum(1) * 0.5 },
        { "not squared", (mu, logVar) => (mu + logVar.exp() - 1 - logVar).sum(1) * 0.5 },
        { "not logVar", (mu, _) => (mu.square() - 1).sum(1) * 0.5 },
        { "the formula adds it", (mu, logVar) => (mu.square() - logVar.exp() - 1 - logVar).sum(1) * 0.5 },
        { "Compare term by term", (mu, logVar) => Answers.Kl(mu, logVar) + 1 },
        { "No gradient", (mu, logVar) => Answers.Kl(mu, logVar).detach() },
        { "The code threw DivideByZeroException", (mu, _) => throw new DivideByZeroException() },
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
            assignment.CheckLoss(Answers.Loss), assignment.CheckWalk(Answers.Walk),
        ];

        Assert.All(reports, report => Assert.True(report.IsDone, report.ToString()));
    }

    [Fact]
    public void CheckReparameterize_LibrarysSample_IsDone()
    {
        var report = new VaeAssignment(_images, 100).CheckReparameterize((mu, logVar) => new LatentNormal(mu, logVar).Sample());

        Assert.True(report.IsDone, report.ToString());
    }

    [Theory]
    [MemberData(nameof(WrongSamples), DisableDiscoveryEnumeration = true)]
    public void CheckReparameterize_Mistake_IsNamed(string part, Func<Tensor, Tensor, Tensor?> sample) =>
        Assert.Contains(part, new VaeAssignment(_images, 100).CheckReparameterize(sample).Missing, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(WrongDivergences), DisableDiscoveryEnumeration = true)]
    public void CheckKl_Mistake_IsNamed(string part, Func<Tensor, Tensor, Tensor?> kl) =>
        Assert.Contains(part, new VaeAssignment(_images, 100).CheckKl(kl).Missing, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(WrongLosses), DisableDiscoveryEnumeration = true)]
    public void CheckLoss_Mistake_IsNamed(string part, Func<VaeOutput, Tensor, Tensor?> loss) =>
        Assert.Contains(part, new VaeAssignment(_images, 100).CheckLoss(loss).Missing, StringComparison.Ordinal);

    [Fact]
    public void CheckWalk_Mistakes_AreNamed()
    {
        var assignment = new VaeAssignment(_images, 100);

        Missing("returns null", (_, _, _) => null);
        Missing("The first code", (from, to, steps) => Answers.Walk(to, from, steps));
        Missing("must end at 1", (from, to, steps) => Answers.Walk(from, to, steps + 1)[..^1]);
        Missing("9 steps the shape is", (from, to, _) => Answers.Walk(from, to, 3));
        Missing("differ in length", (from, to, steps) => from + (linspace(0, 1, steps).square().unsqueeze(1) * (to - from)));

        void Missing(string part, Func<Tensor, Tensor, int, Tensor?> walk) =>
            Assert.Contains(part, assignment.CheckWalk(walk).Missing, StringComparison.Ordinal);
    }

    private static Tensor MeanBce(VaeOutput output, Tensor images) => functional.binary_cross_entropy(output.Reconstruction, images);

    private static Tensor Kl(VaeOutput output) => Answers.Kl(output.Mu, output.LogVar);
}
