using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Tests;
using Autoencoders.Tests.Display;
using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching.Tests.Assignment;

public sealed class VaeAssignmentTests : IDisposable
{
    // other images than those of task 7: the same, dark and bright exchanged
    private static readonly Lazy<ImageDataset> s_other = new(() =>
    {
        using var images = SmallData.Rectangles(160);
        return new ImageDataset("negatives", 1 - images.Images, images.Labels.clone(), ["0"]);
    });

    private readonly ImageDataset _images = SmallData.Rectangles(128);

    public void Dispose() => _images.Dispose();

    public static TheoryData<string, Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, VaeOutput?>> WrongModels => new()
    {
        { "returns null", (_, _, _) => null },
        { "Z of the VaeOutput is null", Wrong((right, _) => right with { Z = null! }) },
        { "given mu", Wrong((right, decoder) => right with { Reconstruction = Decoded(decoder, right.Mu) }) },
        { "both need [8, 20]", Wrong((right, _) => right with { Mu = randn(8, 40) }) },
        { "Mu is the last 20", (encoder, decoder, x) => Answers.Forward(encoder, decoder, x) with { Mu = S } },
        { "LogVar is s itself", Wrong((right, _) => right with { LogVar = S }) },
        { "LogVar is the standard deviation", Wrong((right, _) => right with { LogVar = (right.LogVar * 0.5).exp() }) },
        { "LogVar is the variance", Wrong((right, _) => right with { LogVar = right.LogVar.exp() }) },
        { "is twice as large", Wrong((right, _) => right with { LogVar = right.LogVar * 0.5 }) },
        { "LogVar is not the logarithm", Wrong((right, _) => right with { LogVar = right.LogVar + 1 }) },
        { "Mu is not the first 20", Wrong((right, _) => right with { Mu = right.Mu.relu() }) },
        { "Z is Mu itself", Wrong((right, _) => right with { Z = right.Mu }) },
        { "Was z drawn twice", Wrong((right, _) => right with { Z = Answers.Reparameterize(right.Mu, S) }) },
        { "not what the decoder returned", Wrong((right, _) => right with { Reconstruction = right.Reconstruction * 0.5 }) },
        {
            "encoder was called 2 times",
            (encoder, decoder, x) => Answers.Forward(encoder, decoder, x) with { Mu = encoder.call(x)[.., ..20] }
        },
    };

    public static TheoryData<string, Func<Module<Tensor, Tensor>, int, Tensor?>> WrongSamples => new()
    {
        { "returns null", (_, _) => null },
        { "not called", (_, count) => rand(count, 1, 28, 28) },
        { "are uniform", (decoder, count) => decoder.call(rand(count, 20)) },
        { "standard deviation 3", (decoder, count) => decoder.call(randn(count, 20) * 3) },
        { "All codes are alike", (decoder, count) => decoder.call(randn(1, 20).expand(count, 20)) },
        { "but [2000, 20] is needed", (decoder, count) => decoder.call(randn(8, 20)) },
        { "not what the decoder returned", (decoder, count) => decoder.call(randn(count, 20)).squeeze(1) },
    };

    [Fact]
    public void Score_NothingChecked_IsNothingOfNine()
    {
        var score = new VaeAssignment(_images, 100).Score();

        Assert.Equal((0, 9, 0, 90), (score.Done, score.Count, score.Points, score.MostPoints));
        Assert.EndsWith("0 of 9 done, 0 of 90 points", score.ToString());
    }

    [Fact]
    public void Score_UntouchedStubs_NamesEachTaskWithoutAnException()
    {
        var assignment = new VaeAssignment(_images, 100);
        TaskReport[] reports =
        [
            assignment.CheckEncoder(() => null), assignment.CheckDecoder(() => null),
            assignment.CheckReparameterize((_, _) => null), assignment.CheckKl((_, _, _, _) => null),
            assignment.CheckForward((_, _, _) => null), assignment.CheckLoss((_, _) => null),
            assignment.CheckTraining(_ => null), assignment.CheckSamples((_, _) => null),
            assignment.CheckMeasurement((_, _, _) => null), assignment.CheckAnswer("?"),
        ];

        Assert.All(reports, report => Assert.NotEmpty(report.Missing));
        Assert.Equal("It needs tasks 1, 2, 3, 4, 5, 6 first.", reports[6].Missing);
        Assert.Equal("It needs task 7 first.", reports[7].Missing);
        Assert.Equal(0, assignment.Score().Done);
    }

    [Fact]
    public void CheckForward_WithoutDecoder_SaysWhichTaskItNeeds()
    {
        var assignment = new VaeAssignment(_images, 100);
        assignment.CheckEncoder(Answers.Encoder);
        assignment.CheckReparameterize(Answers.Reparameterize);

        Assert.Equal("It needs task 2 first.", assignment.CheckForward(Answers.Forward).Missing);
    }

    [Theory]
    [MemberData(nameof(WrongModels), DisableDiscoveryEnumeration = true)]
    public void CheckForward_Mistake_IsNamed(string part, Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, VaeOutput?> model) =>
        Assert.Contains(part, Last(ModelCheck.Run(model, _images.Images[..8])), StringComparison.Ordinal);

    [Fact]
    public void AllTasks_RightAnswers_AreDone()
    {
        var assignment = Answers.WithSixDone(_images, goal: 400);

        var training = assignment.CheckTraining(vae => Answers.Train(vae, _images));
        var samples = assignment.CheckSamples(Answers.Sample);
        assignment.CheckMeasurement(Answers.Measure(draws => draws.mean()));
        assignment.CheckAnswer(string.Join(' ', Enumerable.Repeat("word", 40)));
        var clothes = assignment.CheckClothes((vae, images) => Answers.Train(vae, images, epochs: 30), s_other.Value);

        Assert.True(training.IsDone, training.ToString());
        Assert.True(samples.IsDone, samples.ToString());
        Assert.True(clothes.IsDone, clothes.ToString());
        Assert.NotNull(assignment.TrainedOnClothes);
        Assert.InRange(assignment.Nats!.Value, 1, 400);
        Assert.Equal([40, 1, 28, 28], assignment.Samples!.shape);
        Assert.Equal(20, assignment.History!.Epochs.Count);
        Assert.EndsWith("9 of 9 done, 90 of 90 points, an answer worth up to 10 more, and the bonus", assignment.Score().ToString());
    }

    [Fact]
    public void CheckTraining_GoalOutOfReach_SaysHowFarItIsAndLetsSamplesBeDrawn()
    {
        var assignment = Answers.WithSixDone(_images, goal: 1);

        var report = assignment.CheckTraining(vae => Answers.Train(vae, _images));

        Assert.Contains("the goal is 1", report.Missing, StringComparison.Ordinal);
        Assert.Contains("the test loss fell from", report.ToString());
        Assert.True(assignment.CheckSamples(Answers.Sample).IsDone);
        Assert.Equal(7, assignment.Score().Done);
    }

    [Fact]
    public void CheckTraining_Mistakes_AreNamed()
    {
        var assignment = Answers.WithSixDone(_images, 400);

        Missing("returns null", _ => null);
        Missing("Not one weight has changed", _ => new History([]));
        Missing("did not fall", vae => Changed(vae, weight => weight * 3));
        Missing("NaN", vae => Changed(vae, weight => weight * float.NaN));
        Missing("The code threw ArgumentException: There are no images.", _ => throw new ArgumentException("There are no images."));

        void Missing(string part, Func<AssembledVae, History?> train) =>
            Assert.Contains(part, assignment.CheckTraining(train).Missing, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongSamples), DisableDiscoveryEnumeration = true)]
    public void CheckSamples_Mistake_IsNamed(string part, Func<Module<Tensor, Tensor>, int, Tensor?> sample)
    {
        using var decoder = Answers.Decoder();

        Assert.Contains(part, Last(SamplesCheck.Run(sample, decoder, _images.Images, _ => Assert.Fail("kept"))), StringComparison.Ordinal);
    }

    [Fact]
    public void CheckSamples_UntrainedDecoder_SaysThatImagesAreAlike()
    {
        var assignment = Answers.WithSixDone(_images, 400);
        assignment.CheckTraining(vae => Changed(vae, weight => weight * 0.9));

        Assert.Contains("almost all alike", assignment.CheckSamples(Answers.Sample).Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LoopWithoutEnd_IsLeftBehind()
    {
        using var stop = new CancellationTokenSource();
        var assignment = new VaeAssignment(_images, 100) { Limit = TimeSpan.FromSeconds(0.5) };

        var report = assignment.CheckKl((_, _, _, _) =>
        {
            stop.Token.WaitHandle.WaitOne();
            return null;
        });
        stop.Cancel();

        Assert.Contains("within 0.5 s", report.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Interrupted_EndsAtOnce()
    {
        using var cell = new Cell();
        using var work = new ManualResetEventSlim();
        using var timer = new Timer(_ => cell.Interrupt(), null, 200, Timeout.Infinite);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Throws<OperationCanceledException>(() => new VaeAssignment(_images, 100).CheckKl((_, _, _, _) =>
        {
            work.Wait();
            return null;
        }));

        Assert.InRange(clock.ElapsedMilliseconds, 150, 5000);
        work.Set();
    }

    /// <summary>What the stand-in for the encoder says as the second half.</summary>
    private static Tensor S => linspace(-1, 1, 20).repeat(8, 1);

    private static Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, VaeOutput?> Wrong(
        Func<VaeOutput, Module<Tensor, Tensor>, VaeOutput> change) =>
        (encoder, decoder, x) => change(Answers.Forward(encoder, decoder, x), decoder);

    private static string Last(IEnumerable<Finding> check)
    {
        var last = Sandbox.Run(() => check, TimeSpan.FromMinutes(1))[^1];
        Assert.NotEqual(FindingKind.Passed, last.Kind);
        return last.Text;
    }

    private static Tensor Decoded(Module<Tensor, Tensor> decoder, Tensor codes)
    {
        ((Probe)decoder).Inputs.Clear();
        return decoder.call(codes);
    }

    private static History Changed(AssembledVae vae, Func<Tensor, Tensor> change)
    {
        using var gradients = no_grad();
        foreach (var weight in vae.parameters()) weight.copy_(change(weight));
        return new History([]);
    }
}
