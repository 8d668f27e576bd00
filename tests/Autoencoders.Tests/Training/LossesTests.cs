using Autoencoders.Metrics;
using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Training;

public class LossesTests
{
    [Fact]
    public void Kl_StandardNormal_IsZero()
    {
        using var scope = NewDisposeScope();

        Assert.Equal([0f, 0f], Losses.Kl(zeros(2, 3), zeros(2, 3)).data<float>().ToArray());
    }

    [Fact]
    public void Kl_ByHand_SumsOverTheNumbersOfACode()
    {
        using var scope = NewDisposeScope();
        var mu = tensor(new[,] { { 1f, -2f }, { 0f, 3f } });
        var logVar = tensor(new[,] { { 0f, 1f }, { -1f, 0.5f } });

        var kl = Losses.Kl(mu, logVar).data<float>().ToArray();

        Assert.Equal(0.5 + (0.5 * (4 + Math.E - 1 - 1)), kl[0], 1e-5);
        Assert.Equal((0.5 * (Math.Exp(-1) - 1 + 1)) + (0.5 * (9 + Math.Exp(0.5) - 1 - 0.5)), kl[1], 1e-5);
    }

    [Fact]
    public void Kl_AgreesWithTheMeanOfTheLogRatioOverManySamples()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var (mu, logVar) = (full(400_000, 1, 0.7f), full(400_000, 1, -0.8f));
        var z = new LatentNormal(mu, logVar).Sample();

        var logRatio = ((z - mu).square() / logVar.exp() + logVar - z.square()) * -0.5; // ln q(z|x) - ln p(z)

        Assert.Equal(Losses.Kl(mu, logVar)[0].item<float>(), logRatio.mean().item<float>(), 0.01);
    }

    [Fact]
    public void Kl_Gradients_AreMuAndHalfOfVarianceLessOne()
    {
        using var scope = NewDisposeScope();
        var mu = tensor(new[,] { { 1f, -2f } }, requires_grad: true);
        var logVar = tensor(new[,] { { 0f, 1f } }, requires_grad: true);

        Losses.Kl(mu, logVar).sum().backward();

        Assert.Equal([1f, -2f], mu.grad!.data<float>().ToArray());
        Assert.Equal(
            [0, (Math.E - 1) / 2], logVar.grad!.data<float>().ToArray().Select(g => Math.Round(g, 5)), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void BernoulliNats_Images_Are784TimesTheMeanCrossEntropy()
    {
        using var scope = NewDisposeScope();
        var (outputs, targets) = (rand(3, 1, 28, 28), rand(3, 1, 28, 28));

        var nats = Losses.BernoulliNats(outputs, targets);

        Assert.Equal([3], nats.shape);
        Assert.Equal(784 * nn.functional.binary_cross_entropy(outputs, targets).item<float>(), nats.mean().item<float>(), 0.01);
    }

    [Fact]
    public void BernoulliNats_ByHand() =>
        Assert.Equal(-Math.Log(0.8) - Math.Log(0.75), Scalar(() => Losses.BernoulliNats(Row(0.8f, 0.25f), Row(1, 0))), 1e-5);

    [Fact]
    public void SquaredError_ByHand() => Assert.Equal(0.25 + 0.04, Scalar(() => Losses.SquaredError(Row(0.5f, 0.2f), Row(1, 0))), 1e-6);

    [Fact]
    public void Elbo_Terms_AreMeansOverImagesAndBetaWeighsTheDivergence()
    {
        using var scope = NewDisposeScope();
        var targets = rand(4, 1, 2, 2);
        var output = new VaeOutput(rand(4, 1, 2, 2), randn(4, 2), randn(4, 2), randn(4, 2));

        var terms = Losses.Elbo(output, targets, Losses.SquaredError, beta: 3);

        Assert.Equal((output.Reconstruction - targets).square().sum().item<float>() / 4, terms.Reconstruction.item<float>(), 1e-5);
        Assert.Equal(Losses.Kl(output.Mu, output.LogVar).mean().item<float>(), terms.Kl.item<float>(), 1e-6);
        Assert.Equal(terms.Reconstruction.item<float>() + (3 * terms.Kl.item<float>()), terms.Loss.item<float>(), 1e-4);
    }

    [Fact]
    public void Discriminator_AnswersOfOneHalf_CostTwiceTheLogarithmOfTwo()
    {
        Assert.Equal(2 * Math.Log(2), Scalar(() => Losses.Discriminator(zeros(3, 1), zeros(5, 1))), 1e-6);
        Assert.Equal(Math.Log(2), Scalar(() => Losses.GeneratorLoss(zeros(3, 1))), 1e-6);
    }

    [Fact]
    public void Discriminator_ByHand_RewardsTellingApart()
    {
        Assert.Equal(2 * Math.Log(1 + Math.Exp(-3)), Scalar(() => Losses.Discriminator(full(2, 1, 3f), full(2, 1, -3f))), 1e-5);
        Assert.Equal(Math.Log(1 + Math.Exp(3)), Scalar(() => Losses.GeneratorLoss(full(2, 1, -3f))), 1e-5);
    }

    [Theory]
    [InlineData(0.5f, 255f, "targets of", "run from 0 to 255. Divide them by 255.")]
    [InlineData(0.5f, -1f, "targets of", "run from -1 to 0. Scale them, for example with (x + 1) / 1.")]
    [InlineData(0.5f, 1.5f, "targets of", "run from 0 to 1.5. Scale them, for example with (x - 0) / 1.5.")]
    [InlineData(0.5f, float.NaN, "targets of", "1 of 784 values are NaN.")]
    [InlineData(1.5f, 1f, "outputs under", "run from 0 to 1.5. End the network with a sigmoid.")]
    [InlineData(-0.5f, 1f, "outputs under", "run from -0.5 to 0. End the network with a sigmoid.")]
    public void Bce_OneValueOutsideZeroToOne_IsRefusedWithTheRange(float output, float target, string what, string found)
    {
        using var scope = NewDisposeScope();
        var (outputs, targets) = (zeros(1, 1, 28, 28), zeros(1, 1, 28, 28));
        (outputs[0, 0, 13, 13], targets[0, 0, 14, 14]) = (output, target);

        Func<Tensor>[] ways =
        [
            () => Losses.Bce(outputs, targets),
            () => Losses.Bce(outputs.transpose(2, 3), targets.transpose(2, 3)),
            () => Losses.Bce(outputs.to(ScalarType.Float64), targets.to(ScalarType.Float64)),
            () => ImageMetrics.Bce(outputs, targets),
        ];
        var text = $"The {what} a binary cross-entropy must lie in [0, 1], but {found}";
        Assert.All(ways, way => Assert.Equal(text, Assert.Throws<ArgumentException>(way).Message));
    }

    [Fact]
    public void Bce_RoundingAndNegativeZero_AreTaken()
    {
        Assert.Equal(0, Scalar(() => Losses.Bce(Row(1, 0), Row(1.00001f, -0f))), 1e-3);
        Assert.True(double.IsNaN(Scalar(() => Losses.Bce(Row(float.NaN, 0), Row(1, 0))))); // a training names epoch and batch
    }

    [Fact]
    public void Shapes_ThatDiffer_AreNamed()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("[2, 3] and [2, 4]", Assert.Throws<ArgumentException>(() => Losses.Kl(zeros(2, 3), zeros(2, 4))).Message);
        Assert.Contains("[2, 3] and [3, 2]", Assert.Throws<ArgumentException>(() => Losses.SquaredError(zeros(2, 3), zeros(3, 2))).Message);
    }

    private static Tensor Row(params float[] values) => tensor(values).unsqueeze(0);

    private static double Scalar(Func<Tensor> loss)
    {
        using var scope = NewDisposeScope();
        return loss().mean().item<float>();
    }
}
