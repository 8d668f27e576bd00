using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImageDataset _train = SmallData.Rectangles(52);

    private string File => Path.Combine(_folder.Path, "runs", "a.checkpoint");

    private TrainerOptions Options => new()
    {
        Epochs = 3, BatchSize = 16, LearningRate = 1e-2, Seed = 5, Schedule = Schedule.Cosine(), Checkpoint = File, Threads = 1,
        Progress = new Silence(),
    };

    public static TheoryData<string, Func<IEnumerable<Parameter>, double, optim.Optimizer>> Optimizers => new()
    {
        { "Adam", (parameters, rate) => optim.Adam(parameters, rate) },
        { "RMSProp", (parameters, rate) => optim.RMSProp(parameters, rate, momentum: 0.5) },
        { "SGD", (parameters, rate) => optim.SGD(parameters, rate, momentum: 0.9) },
    };

    public void Dispose()
    {
        _train.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Fit_KilledInAnEpoch_EndsBitEqualToAnUninterruptedTraining(
        string name, Func<IEnumerable<Parameter>, double, optim.Optimizer> optimizer)
    {
        var options = Options with { Optimizer = optimizer };
        var whole = Train(options with { Checkpoint = null });

        var killed = Assert.Throws<OperationCanceledException>(() => Train(options, killAtStep: 10));
        var resumed = Train(options);

        Assert.NotNull(killed);
        Assert.True(resumed.Steps < whole.Steps, name);
        Assert.Equal(whole.Losses, resumed.Losses);
        Assert.Equal(whole.Weights, resumed.Weights);
        Assert.Equal(whole.Noise[^1], resumed.Noise[^1]);
    }

    [Fact]
    public void Fit_WithACheckpoint_TrainsAsWithoutOne()
    {
        var (with, without) = (Train(Options), Train(Options with { Checkpoint = null }));

        Assert.Equal(without.Weights, with.Weights);
        Assert.Equal(without.Losses, with.Losses);
    }

    [Fact]
    public void Fit_Finished_ReturnsTheSavedHistoryAndWeightsAtOnce()
    {
        var first = Train(Options);

        var second = Train(Options);

        Assert.Equal(0, second.Steps);
        Assert.Equal(first.Losses, second.Losses);
        Assert.Equal(first.Weights, second.Weights);
    }

    [Fact]
    public void Fit_NetworkWithTwoOptimizers_GoesOnWithBoth()
    {
        var whole = Adversarial(Options with { Checkpoint = null }, killAtStep: null);

        Assert.Throws<OperationCanceledException>(() => Adversarial(Options, killAtStep: 6));
        var resumed = Adversarial(Options, killAtStep: null);

        Assert.Equal(whole, resumed);
    }

    [Fact]
    public void Fit_CheckpointOfAnotherTraining_SaysWhatDiffersAndWhatToDo()
    {
        Train(Options with { Epochs = 1 });

        var error = Assert.Throws<InvalidOperationException>(
            () => Train(Options with { Epochs = 1, Seed = 6, Schedule = Schedule.Constant }));

        Assert.Contains($"'{File}' is of another training", error.Message);
        Assert.Contains("seed is 5 there and 6 here", error.Message);
        Assert.Contains("schedule is cosine(warmUp 0.05, start 0.05, end 0.001) there and constant here", error.Message);
        Assert.Contains("Delete the file", error.Message);
        Assert.DoesNotContain("batch size", error.Message);
    }

    [Fact]
    public void Fit_CheckpointOfAnotherLoss_IsRefused()
    {
        Simple(_train, CrossEntropy);

        var error = Assert.Throws<InvalidOperationException>(() => Simple(_train, (output, images) => functional.mse_loss(output, images)));

        Assert.Contains("the loss of the first images was", error.Message);
        Assert.Contains("Delete the file", error.Message);
    }

    [Fact]
    public void Fit_CheckpointOfOtherImages_IsRefused()
    {
        Simple(_train, CrossEntropy);
        using var others = SmallData.Rectangles(_train.Length, seed: 9);

        Assert.Contains(
            "Are loss and images the same?", Assert.Throws<InvalidOperationException>(() => Simple(others, CrossEntropy)).Message);
    }

    [Fact]
    public void Fit_Finished_SaysThatNothingWasTrained()
    {
        Train(Options with { Epochs = 1 });
        using var cell = new Display.Cell();

        Train(Options with { Epochs = 1 });

        Assert.Contains(cell.Displays, display => display[0].Contains("The training was finished before", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_PathThatCannotBeWritten_IsNoticedBeforeTheTraining()
    {
        var steps = 0;
        using var model = new ConvAutoencoder();

        var error = Assert.Throws<IOException>(() => new Trainer(model, batch =>
        {
            steps++;
            return functional.binary_cross_entropy(model.call(batch.Images), batch.Images);
        }, Options with { Checkpoint = _folder.Path }).Fit(_train));

        Assert.Contains("cannot be written: it is a folder", error.Message);
        Assert.Equal(0, steps);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1)]
    public void Fit_TruncatedCheckpoint_SaysSo(int length)
    {
        Train(Options with { Epochs = 1 });
        var content = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, content[..(length < 0 ? content.Length + length : length)]);

        var error = Assert.Throws<InvalidDataException>(() => Train(Options with { Epochs = 1 }));

        Assert.Contains($"'{File}' cannot be read", error.Message);
        Assert.Contains("Delete the file", error.Message);
    }

    [Theory]
    [InlineData("PK\u0003\u0004", "is a PyTorch file (zip)")]
    [InlineData("<html>Not found</html>", "is a web page (HTML)")]
    [InlineData("my notes", "is not a checkpoint")]
    public void Fit_AnotherKindOfFile_IsNamedAndNotToBeDeleted(string content, string named)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);

        var error = Assert.Throws<InvalidDataException>(() => Train(Options with { Epochs = 1 }));

        Assert.Contains(named, error.Message);
        Assert.Contains("Name another file", error.Message);
        Assert.DoesNotContain("Delete", error.Message);
    }

    [Fact]
    public void Fit_GroupsWithRatesOfTheirOwn_GoOnWithTheirRates()
    {
        var options = Options with { Optimizer = (parameters, rate) => Groups(parameters, rate / 10, rate) };
        var whole = Train(options with { Checkpoint = null });

        Assert.Throws<OperationCanceledException>(() => Train(options, killAtStep: 10));
        var resumed = Train(options);

        Assert.Equal(whole.Weights, resumed.Weights);
    }

    [Fact]
    public void Fit_CheckpointOfOtherRates_IsRefused()
    {
        var with = (double first) => Options with { Optimizer = (parameters, rate) => Groups(parameters, first, rate) };
        Train(with(0.001));

        var error = Assert.Throws<InvalidOperationException>(() => Train(with(0.002)));

        Assert.Contains("optimizer is Adam(0.001, 0.01) there and Adam(0.002, 0.01) here", error.Message);
    }

    [Fact]
    public void Fit_ChangedByte_IsRefused()
    {
        Train(Options with { Epochs = 1 });
        var content = System.IO.File.ReadAllBytes(File);
        content[content.Length / 2] ^= 1;
        System.IO.File.WriteAllBytes(File, content);

        Assert.Contains("checksum", Assert.Throws<InvalidDataException>(() => Train(Options with { Epochs = 1 })).Message);
    }

    [Fact]
    public void Fit_SavingAndLoading_LeavesNoTensorBehindAndNoPartialFile()
    {
        Train(Options with { Epochs = 1 });
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Train(Options with { Epochs = 1 });

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(File, Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File)!)));
    }

    private static Adam Groups(IEnumerable<Parameter> parameters, double first, double second)
    {
        var all = parameters.ToList();
        return optim.Adam([new Adam.ParamGroup(all.Take(3), lr: first), new Adam.ParamGroup(all.Skip(3), lr: second)]);
    }

    private Result Train(TrainerOptions options, int? killAtStep = null)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var model = new ConvAutoencoder();
        var (noises, steps) = (new List<float>(), 0);
        var history = new Trainer(model, batch =>
        {
            if (model.training && ++steps == killAtStep) throw new OperationCanceledException("killed");
            var noise = randn_like(batch.Images);
            // not what a checkpoint measures for itself
            if (model.training || batch.Length == _train.Length) noises.Add(noise.sum().item<float>());
            return functional.binary_cross_entropy(model.call((batch.Images + noise).clamp(0, 1)), batch.Images);
        }, options).Fit(_train, _train);
        return new Result(
            [.. history.Epochs.SelectMany(epoch => new[] { epoch.TrainLoss, epoch.TestLoss!.Value })], Weights(model), noises, steps);
    }

    private static Tensor CrossEntropy(Tensor output, Tensor images) => functional.binary_cross_entropy(output, images);

    private void Simple(ImageDataset images, Func<Tensor, Tensor, Tensor> compare)
    {
        random.manual_seed(1);
        using var model = new ConvAutoencoder();
        new Trainer(model, batch => compare(model.call(batch.Images), batch.Images), Options with { Epochs = 1 }).Fit(images);
    }

    private List<float> Adversarial(TrainerOptions options, int? killAtStep)
    {
        random.manual_seed(1);
        using var model = new AdversarialAutoencoder(8, 32, 16);
        var step = new KilledStep(new AdversarialStep(model), killAtStep);
        new Trainer(model, step, options).Fit(_train);
        return Weights(model);
    }

    private static List<float> Weights(Module model)
    {
        using var scope = NewDisposeScope();
        return [.. model.state_dict().Values.SelectMany(weight => weight.detach().contiguous().data<float>().ToArray())];
    }

    private sealed record Result(IReadOnlyList<double> Losses, IReadOnlyList<float> Weights, IReadOnlyList<float> Noise, int Steps);

    private sealed class KilledStep(ITrainingStep step, int? killAtStep) : ITrainingStep
    {
        private int _steps;

        public IReadOnlyList<optim.Optimizer> Begin(TrainerOptions options) => step.Begin(options);

        public Tensor Loss(Batch batch) => step.Loss(batch);

        public double TrainOn(Batch batch) => ++_steps == killAtStep ? throw new OperationCanceledException("killed") : step.TrainOn(batch);

        public IReadOnlyDictionary<string, double> Measures() => step.Measures();
    }
}
