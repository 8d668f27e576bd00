using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching.Tests.Assignment;

public sealed class BugHuntCheckTests
{
    private static readonly Tensor s_image = rand(1, 1, 28, 28).DetachFromDisposeScope();

    public static TheoryData<string, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor, (Tensor Z, Tensor Loss)>> Wrong => new()
    {
        { "as the lesson wrote it", Answers.LessonsStep },
        { "the other way round", (decoder, images, mu, s) => Answers.Step(decoder, images, mu, deviation: (s * 0.5).exp(), logVar: s * 2) },
        { "neither exp(s) nor exp(0.5 s)", (decoder, images, mu, s) => Answers.Step(decoder, images, mu, deviation: s.abs(), logVar: s) },
        {
            "Only one place needs a change",
            (decoder, images, mu, s) => Answers.Step(decoder, images, mu, deviation: s.exp(), logVar: s * 3)
        },
        {
            "Only one place needs a change",
            (decoder, images, mu, s) => Answers.MendedStep(decoder, images, mu, s) is var (z, loss) ? (z, loss * 2) : default
        },
        {
            "not with the z that is returned",
            (decoder, images, mu, s) => Answers.MendedStep(decoder, images, mu, s) is var (z, loss) ? (z + 1, loss) : default
        },
        {
            "a single number",
            (decoder, images, mu, s) => Answers.MendedStep(decoder, images, mu, s) is var (z, loss) ? (z, loss.repeat(2)) : default
        },
        { "returns null", (_, _, _, _) => default },
        { "No gradient", (decoder, images, mu, s) => Answers.MendedStep(decoder, images, mu.detach(), s) },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Run_Mistake_IsNamed(string part, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor, (Tensor Z, Tensor Loss)> step)
    {
        var last = Sandbox.Run(() => BugHuntCheck.Run(step, s_image), TimeSpan.FromMinutes(1))[^1];

        Assert.NotEqual(FindingKind.Passed, last.Kind);
        Assert.Contains(part, last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SecondOutputReadAsVariance_IsDone() =>
        Assert.All(Findings(Answers.MendedStep), finding => Assert.Equal(FindingKind.Passed, finding.Kind));

    [Fact]
    public void Run_SecondOutputReadAsDeviation_IsDone() =>
        Assert.All(
            Findings((decoder, images, mu, s) => Answers.Step(decoder, images, mu, deviation: s.exp(), logVar: s * 2)),
            finding => Assert.Equal(FindingKind.Passed, finding.Kind));

    [Theory]
    [InlineData(null, "no answer yet")]
    [InlineData("?", "no answer yet")]
    [InlineData("Because it is blurred.", "4 words")]
    public void CheckAnswer_TooShort_SaysHowShort(string? answer, string part) =>
        Assert.Contains(part, AnswerCheck.Run(answer).Single().Text, StringComparison.Ordinal);

    private static IReadOnlyList<Finding> Findings(Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor, (Tensor Z, Tensor Loss)> step) =>
        Sandbox.Run(() => BugHuntCheck.Run(step, s_image), TimeSpan.FromMinutes(1));
}
