using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching.Tests.Assignment;

public sealed class MeasurementCheckTests
{
    private static readonly Tensor s_images = rand(8, 1, 28, 28).DetachFromDisposeScope();

    public static TheoryData<string, Func<Tensor, Tensor?>> Wrong => new()
    {
        { "as it was handed out", draws => draws.amin([0L]).mean() },
        { "worst of the draws", draws => draws.amax([0L]).mean() },
        { "Take their mean", draws => draws.sum([0L]).mean() },
        { "log q(z|x) of its own code", draws => Math.Log(10) - (-draws).logsumexp(0).mean() },
        { "one number is needed", draws => draws.mean([0L]) },
        { "One place needs a change", draws => draws.mean() + 1 },
        { "returns null", _ => null },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Run_Mistake_IsNamed(string part, Func<Tensor, Tensor?> join)
    {
        var last = Findings(Answers.Measure(join))[^1];

        Assert.NotEqual(FindingKind.Passed, last.Kind);
        Assert.Contains(part, last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OneDraw_IsTooFew() => Assert.Contains(
        "Keep the ten draws",
        Findings((encoder, decoder, images) => decoder.call(encoder.call(images)[.., ..20]).mean())[^1].Text,
        StringComparison.Ordinal);

    [Fact]
    public void Run_MeanOverTheDraws_IsDone() => AssertDone(Answers.Measure(draws => draws.mean()));

    [Fact]
    public void Run_ImportanceWeightedBound_IsDone() => AssertDone((encoder, decoder, images) =>
    {
        var numbers = encoder.call(images);
        var (mu, sd) = (numbers[.., ..20], functional.softplus(numbers[.., 20..]));
        var weights = Enumerable.Range(0, 10).Select(_ =>
        {
            var eps = randn_like(mu);
            var z = mu + (sd * eps);
            return ((eps.square() + (sd.log() * 2) - z.square()) * 0.5).sum(1) - Losses.BernoulliNats(decoder.call(z), images);
        });
        return (Math.Log(10) - stack([.. weights]).logsumexp(0)).mean();
    });

    [Theory]
    [InlineData(null, "no answer yet")]
    [InlineData("?", "no answer yet")]
    [InlineData("Because it is blurred.", "4 words")]
    public void CheckAnswer_TooShort_SaysHowShort(string? answer, string part) =>
        Assert.Contains(part, AnswerCheck.Run(answer).Single().Text, StringComparison.Ordinal);

    private static void AssertDone(Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, Tensor?> measure) =>
        Assert.All(Findings(measure), finding => Assert.True(finding.Kind == FindingKind.Passed, finding.Text));

    private static IReadOnlyList<Finding> Findings(Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, Tensor?> measure) =>
        Sandbox.Run(() => MeasurementCheck.Run(measure, s_images), TimeSpan.FromMinutes(1));
}
