using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training;

/// <summary>What a training takes for itself, and gives back: the modes of layers, the process's random generator, threads.</summary>
public sealed class TrainerStateTests : IDisposable
{
    private static readonly TrainerOptions s_quick = new() { Epochs = 1, BatchSize = 16, Progress = new Silence() };

    private readonly ImageDataset _train = SmallData.Rectangles(64);
    private readonly BatchNorm2d _norm = BatchNorm2d(1);
    private readonly Sequential _network;

    public TrainerStateTests() => _network = Sequential(("norm", _norm), ("conv", Conv2d(1, 1, 3, padding: 1)), ("out", Sigmoid()));

    public void Dispose()
    {
        _network.Dispose();
        _train.Dispose();
    }

    [Fact]
    public void Fit_LayerInEvaluationMode_StaysSo()
    {
        _norm.eval();
        var trainer = new Trainer(_network, Loss, s_quick);

        trainer.Fit(_train, _train);
        trainer.Evaluate(_train);
        Inference.Run(_network, _train.Images).Dispose();
        ModelSummary.Of(_network, 1, 28, 28);
        trainer.Fit(_train);

        Assert.Equal(0, _norm.running_mean!.item<float>());
        Assert.Equal([true, false, true, true], Modes());
    }

    [Fact]
    public void Fit_NetworkInEvaluationMode_TrainsInTrainingModeAndReturnsToIt()
    {
        _network.eval();
        var modes = new List<bool[]>();

        new Trainer(_network, batch =>
        {
            modes.Add(Modes());
            return Loss(batch);
        }, s_quick).Fit(_train, _train);

        Assert.Equal(4, modes.Count(all => all.All(training => training)));
        Assert.Equal([false, false, false, false], modes[^1]); // the test loss
        Assert.NotEqual(0, _norm.running_mean!.item<float>());
        Assert.Equal([false, false, false, false], Modes());
    }

    [Theory]
    [InlineData("loss")]
    [InlineData("measure")]
    [InlineData("cancel")]
    [InlineData("not a number")]
    public void Fit_ThatEndsEarly_GivesBackModesThreadsAndTheTurn(string how)
    {
        _network.eval();
        _norm.train();
        using var cancellation = new CancellationTokenSource();
        var threads = get_num_threads();
        var options = s_quick with
        {
            Threads = 1,
            Measure = () => how == "measure" ? throw new NotSupportedException("mine") : new Dictionary<string, double>(),
        };

        var error = Record.Exception(() => new Trainer(_network, batch =>
        {
            _network.train();
            if (how == "loss") throw new NotSupportedException("mine");
            if (how == "cancel") cancellation.Cancel();
            return how == "not a number" ? Loss(batch) * float.NaN : Loss(batch);
        }, options).Fit(_train, cancellation: cancellation.Token));

        var type = how switch { "cancel" => null, "not a number" => typeof(NonFiniteLossException), _ => typeof(NotSupportedException) };
        Assert.Equal(type, error?.GetType());
        Assert.Equal([false, true, false, false], Modes());
        Assert.Equal(threads, get_num_threads());
        Assert.Single(new Trainer(_network, Loss, s_quick).Fit(_train).Epochs);
    }

    [Fact]
    public void Dispose_ModesOfALayerInTwoPlaces_AreAsBefore()
    {
        using var shared = Dropout();
        using var network = Sequential(
            ("first", Sequential(("shared", shared))), ("second", Sequential(("deep", Sequential(("shared", shared))))));
        shared.eval();

        using (ModuleModes.Evaluation(network)) Assert.False(network.training);

        Assert.False(shared.training);
        Assert.All(network.modules().Append(network).Where(module => module != shared), module => Assert.True(module.training));
    }

    [Fact]
    public void Fit_InsideAnother_IsRefused()
    {
        var inner = new Trainer(_network, Loss, s_quick);

        var error = Assert.Throws<InvalidOperationException>(() => new Trainer(_network, batch =>
        {
            inner.Fit(_train);
            return Loss(batch);
        }, s_quick).Fit(_train));

        Assert.Contains("A training cannot begin while another runs around it: a process has one random generator", error.Message);
    }

    [Fact]
    public void Fit_OnAnotherThreadMeanwhile_IsRefusedAndTheFirstGivesWhatItGivesAlone()
    {
        var alone = Noises(() => { });
        var refused = new List<Exception?>();

        var meanwhile = Noises(() =>
        {
            var thread = new Thread(() =>
            {
                refused.Add(Record.Exception(() => new Trainer(_network, Loss, s_quick).Fit(_train)));
                refused.Add(Record.Exception(() => new Trainer(_network, Loss, s_quick).Evaluate(_train)));
            });
            thread.Start();
            thread.Join();
        });

        Assert.Equal(alone, meanwhile);
        Assert.All(refused, error => Assert.IsType<InvalidOperationException>(error));
        Assert.Contains("A training cannot begin while another runs on another thread", refused[0]!.Message);
        Assert.Contains("A loss cannot be measured while another runs on another thread", refused[1]!.Message);

        List<float> Noises(Action eachStep)
        {
            var noises = new List<float>();
            new Trainer(_network, batch =>
            {
                eachStep();
                noises.Add(randn(1).item<float>());
                return Loss(batch);
            }, s_quick).Fit(_train);
            return noises;
        }
    }

    [Fact]
    public void Fit_MeasureThatEvaluates_Works()
    {
        var other = new Trainer(_network, Loss, s_quick);

        var history = other.Fit(_train, _train);
        var options = s_quick with { Measure = () => new Dictionary<string, double> { ["test"] = other.Evaluate(_train) } };
        var measured = new Trainer(_network, Loss, options).Fit(_train, _train);

        Assert.NotEqual(history.TestLoss, measured.TestLoss);
        Assert.Equal(measured.TestLoss, measured.Measured("test")[0]);
    }

    [Fact]
    public void Fit_MeasureUnderANameOfTheStep_IsRefused()
    {
        using var model = new AdversarialAutoencoder(2, 8, 8);
        var options = s_quick with { Measure = () => new Dictionary<string, double> { ["discriminator loss"] = 1 } };

        Assert.Contains("'discriminator loss' is measured by the training's step already",
            Assert.Throws<ArgumentException>(() => new Trainer(model, new AdversarialStep(model), options).Fit(_train)).Message);
    }

    private Tensor Loss(Batch batch) => Losses.Bce(_network.call(batch.Images), batch.Images);

    private bool[] Modes() => [_network.training, .. _network.children().Select(module => module.training)];
}
