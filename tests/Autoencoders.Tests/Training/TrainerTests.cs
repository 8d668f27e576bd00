using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Tests.Display;
using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training;

public class TrainerTests
{
    private static readonly TrainerOptions s_quick = new() { Epochs = 3, BatchSize = 16, LearningRate = 1e-2, Progress = new Reports() };

    [Fact]
    public void Fit_Epochs_LowerBothLossesAndChangeEveryParameter()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        using var train = SmallData.Rectangles(100);
        using var test = SmallData.Rectangles(40, seed: 2);
        var before = model.parameters().Select(p => p.data<float>().ToArray()).ToList();

        var history = new Trainer(model, batch => Loss(model, batch), s_quick).Fit(train, test);

        Assert.Equal([1, 2, 3], history.Epochs.Select(e => e.Number));
        Assert.True(history.TrainLoss < history.Epochs[0].TrainLoss);
        Assert.True(history.TestLoss < history.Epochs[0].TestLoss);
        Assert.False(history.Cancelled);
        Assert.All(model.parameters().Zip(before), pair => Assert.NotEqual(pair.Second, pair.First.contiguous().data<float>().ToArray()));
    }

    [Fact]
    public void Fit_LastImageAlone_JoinsTheBatchBefore()
    {
        using var train = SmallData.Rectangles(33);
        using var test = SmallData.Rectangles(10);
        using var model = Sequential(("flat", Flatten()), ("dense", Linear(784, 4)), ("norm", BatchNorm1d(4)), ("back", Linear(4, 784)),
            ("image", Unflatten(1, [1, 28, 28])));

        var history = new Trainer(model, batch => functional.mse_loss(model.call(batch.Images), batch.Images), s_quick).Fit(train, test);

        Assert.True(double.IsFinite(history.TestLoss));
    }

    [Fact]
    public void Fit_OutputsThatAreNoNumbers_NamesEpochBatchAndRate()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(64);

        var error = Assert.Throws<NonFiniteLossException>(() =>
            new Trainer(
                model, batch => functional.binary_cross_entropy(model.call(batch.Images) * float.NaN, batch.Images), s_quick).Fit(train));

        Assert.Contains("epoch 1, batch 1 of 4, at learning rate", error.Message);
        Assert.Contains("Try a smaller learning rate", error.Message);
    }

    [Fact]
    public void Fit_LossOfEachImage_AsksForTheMean()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(32);

        var error = Assert.Throws<ArgumentException>(
            () => new Trainer(model, batch => (model.call(batch.Images) - batch.Images).square().flatten(1).mean([1]), s_quick).Fit(train));

        Assert.Contains("must be one number, the mean over its images, not [16]: end it with '.mean()'", error.Message);
    }

    [Fact]
    public void Fit_LossWithoutGradient_SaysSo()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(32);

        Assert.Contains("does not depend on the network's parameters",
            Assert.Throws<ArgumentException>(() => new Trainer(model, batch => Loss(model, batch).detach(), s_quick).Fit(train)).Message);
    }

    [Fact]
    public void Fit_EmptyTestSet_IsRefused()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(32);
        using var none = train.Take(0);

        Assert.Contains("no images to measure the loss on",
            Assert.Throws<ArgumentException>(() => new Trainer(model, batch => Loss(model, batch), s_quick).Fit(train, none)).Message);
    }

    [Fact]
    public void Fit_SameSeed_PrintsTheSameLosses()
    {
        using var train = SmallData.Rectangles(100);

        Assert.Equal(Losses(seed: 5), Losses(seed: 5));
        Assert.NotEqual(Losses(seed: 5), Losses(seed: 6));

        IReadOnlyList<double> Losses(int seed)
        {
            using var model = Model();
            var trainer = new Trainer(model, batch => Loss(model, batch), s_quick with { Seed = seed });
            return [.. trainer.Fit(train).Epochs.Select(e => e.TrainLoss)];
        }
    }

    [Fact]
    public void Fit_NoiseInTheLoss_DiffersBetweenBatchesAndRepeatsWithTheSeed()
    {
        using var train = SmallData.Rectangles(48);

        var (first, second) = (Noise(), Noise());

        Assert.Equal(first, second);
        Assert.Equal(9, first.Distinct().Count());

        IReadOnlyList<float> Noise()
        {
            using var model = Model();
            var drawn = new List<float>();
            new Trainer(model, batch =>
            {
                var noise = randn_like(batch.Images);
                drawn.Add(noise.sum().item<float>());
                return functional.binary_cross_entropy(model.call((batch.Images + noise).clamp(0, 1)), batch.Images);
            }, s_quick).Fit(train);
            return drawn;
        }
    }

    [Fact]
    public void Fit_TrainLoss_IsTheMeanOverImagesNotBatches()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(20);
        var batches = new List<(int Length, double Loss)>();

        var history = new Trainer(model, batch =>
        {
            var loss = Loss(model, batch);
            batches.Add((batch.Length, loss.item<float>()));
            return loss;
        }, s_quick with { Epochs = 1 }).Fit(train);

        Assert.Equal([16, 4], batches.Select(b => b.Length));
        Assert.Equal(batches.Sum(b => b.Length * b.Loss) / 20, history.TrainLoss, 1e-9);
    }

    [Fact]
    public void Fit_Images_AreEachShownOnceAnEpochInAnotherOrder()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(40);
        var labels = new List<long>();

        new Trainer(model, batch =>
        {
            labels.AddRange(batch.Labels.data<long>().ToArray());
            return Loss(model, batch);
        }, s_quick with { Epochs = 2 }).Fit(train);

        Assert.Equal(80, labels.Count);
        Assert.Equal(labels.Take(40).Order(), labels.Skip(40).Order());
        Assert.NotEqual(labels.Take(40), labels.Skip(40));
    }

    [Fact]
    public void Evaluate_Network_RunsInEvaluationModeWithoutGradientsAndRestoresTheMode()
    {
        using var model = Model();
        using var test = SmallData.Rectangles(30);
        model.train();

        var loss = new Trainer(model, batch =>
        {
            Assert.False(model.training);
            var value = Loss(model, batch);
            Assert.False(value.requires_grad);
            return value;
        }, s_quick).Evaluate(test);

        Assert.InRange(loss, 0.1, 1);
        Assert.True(model.training);
    }

    [Fact]
    public void Fit_NotANumber_NamesEpochAndBatchAndWhatToTryAndSparesTheWeights()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        var steps = 0;

        var error = Assert.Throws<NonFiniteLossException>(() => new Trainer(model, batch =>
            ++steps == 7 ? Loss(model, batch) * float.NaN : Loss(model, batch), s_quick).Fit(train));

        Assert.Equal((2, 3), (error.Epoch, error.Batch));
        Assert.Contains("epoch 2, batch 3 of 4", error.Message);
        Assert.Contains("smaller learning rate", error.Message);
        Assert.True(float.IsFinite(model.call(train.Images).sum().item<float>()));
    }

    [Fact]
    public void Fit_Cancelled_KeepsTheFinishedEpochsAndAUsableNetwork()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        using var cancellation = new CancellationTokenSource();
        var (steps, reports) = (0, new Reports());

        var history = new Trainer(model, batch =>
        {
            if (++steps == 6) cancellation.Cancel();
            return Loss(model, batch);
        }, s_quick with { Progress = reports }).Fit(train, null, cancellation.Token);

        Assert.Equal(6, steps);
        Assert.True(history.Cancelled);
        Assert.Single(history.Epochs);
        Assert.True(reports.Values[^1].Finished);
        Assert.True(float.IsFinite(model.call(train.Images).sum().item<float>()));
    }

    [Fact]
    public void Fit_InterruptedCell_EndsTheTraining()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        using var cell = new Cell();
        var steps = 0;

        var history = new Trainer(model, batch =>
        {
            if (++steps == 5) cell.Interrupt();
            return Loss(model, batch);
        }, s_quick).Fit(train);

        Assert.Equal(5, steps);
        Assert.True(history.Cancelled);
    }

    [Fact]
    public void Fit_Progress_EndsWithOneFinishedReport()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        var reports = new Reports();

        new Trainer(model, batch => Loss(model, batch), s_quick with { Progress = reports }).Fit(train, train);

        Assert.Single(reports.Values, report => report.Finished);
        Assert.Equal(1, reports.Values[^1].Share);
        Assert.NotNull(reports.Values[^1].TestLoss);
        Assert.True(reports.Values.Zip(reports.Values.Skip(1)).All(pair => pair.First.Share <= pair.Second.Share));
    }

    [Fact]
    public void Fit_Training_LeavesNoTensorBehind()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        var trainer = new Trainer(model, batch => Loss(model, batch), s_quick);
        trainer.Fit(train, train);
        model.zero_grad();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        trainer.Fit(train, train);
        model.zero_grad();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Options_NotPositive_NameTheOptionAndTheValue(int value)
    {
        Assert.Contains($"Epochs is {value}; it must be at least 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { Epochs = value }).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { BatchSize = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { LearningRate = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { Threads = value });
    }

    private static ConvAutoencoder Model()
    {
        random.manual_seed(1);
        return new ConvAutoencoder();
    }

    private static Tensor Loss(ConvAutoencoder model, Batch batch) =>
        functional.binary_cross_entropy(model.call(batch.Images), batch.Images);

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Values { get; } = [];

        public void Report(TrainingProgress value) => Values.Add(value);
    }
}
