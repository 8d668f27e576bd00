using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training;

public class AdversarialStepTests
{
    private static readonly TrainerOptions s_quick = new() { Epochs = 2, BatchSize = 16, Progress = new Progress<TrainingProgress>() };

    [Fact]
    public void Fit_Epochs_ChangeEveryParameterOfAllThreeNetworks()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        var before = model.named_parameters().Select(p => (p.name, Values: p.parameter.data<float>().ToArray())).ToList();

        new Trainer(model, new AdversarialStep(model), s_quick).Fit(train);

        var after = model.named_parameters().ToDictionary(p => p.name, p => p.parameter.data<float>().ToArray());
        Assert.All(before, p => Assert.NotEqual(p.Values, after[p.name]));
    }

    [Fact]
    public void Fit_History_HasTheDiscriminatorsLossAndAccuracy()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        using var train = SmallData.Rectangles(64);

        var history = new Trainer(model, new AdversarialStep(model), s_quick).Fit(train, train);

        Assert.All(history.Measured("discriminator loss"), loss => Assert.InRange(loss, 0.01, 3));
        Assert.All(history.Measured("discriminator accuracy"), accuracy => Assert.InRange(accuracy, 0, 1));
        Assert.Contains("discriminator loss", history.ToString());
        Assert.Contains("measured were: discriminator loss", Assert.Throws<ArgumentException>(() => history.Measured("mmd")).Message);
    }

    [Fact]
    public void Fit_DiscriminatorsStep_LeavesNoGradientInTheEncoder()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        var before = model.Encoder.parameters().Select(p => p.data<float>().ToArray()).ToList();

        // With no weight on deceiving and a reconstruction that has no gradient at a learning rate of almost nothing, only the
        // discriminator moves.
        new Trainer(
            model, new AdversarialStep(model, new AdversarialOptions { Weight = 0 }), s_quick with { LearningRate = 1e-30 }).Fit(train);

        Assert.All(model.Encoder.parameters().Zip(before), pair => Assert.Equal(pair.Second, pair.First.data<float>().ToArray()));
    }

    [Fact]
    public void Fit_DiscriminatorsLearningRateOfZero_LeavesItAsItIs()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        var before = model.Discriminator.parameters().Select(p => p.data<float>().ToArray()).ToList();

        new Trainer(model, new AdversarialStep(model, new AdversarialOptions { LearningRate = 0 }), s_quick).Fit(train);

        Assert.All(model.Discriminator.parameters().Zip(before), pair => Assert.Equal(pair.Second, pair.First.data<float>().ToArray()));
    }

    [Fact]
    public void Fit_FrozenWeightOfTheDiscriminator_StaysFrozenAndTheOthersDoNot()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        var frozen = model.Discriminator.parameters().First();
        frozen.requires_grad = false;
        var before = frozen.data<float>().ToArray();

        new Trainer(model, new AdversarialStep(model), s_quick).Fit(train);

        Assert.Equal(before, frozen.data<float>().ToArray());
        Assert.Equal([false, .. Enumerable.Repeat(true, model.Discriminator.parameters().Count() - 1)],
            model.Discriminator.parameters().Select(weight => weight.requires_grad));
    }

    [Fact]
    public void Fit_StrongAdversary_PullsTheCodesTowardsThePrior()
    {
        using var scope = NewDisposeScope();
        using var train = SmallData.Rectangles(256);

        Assert.True(Distance(weight: 0.05) < Distance(weight: 0) / 2);

        // how far the codes' mean and standard deviation are from 0 and 1
        double Distance(double weight)
        {
            using var model = Model();
            foreach (var parameter in model.Encoder.parameters().TakeLast(1)) init.constant_(parameter, 3);
            var adversary = new AdversarialOptions { Weight = weight, LearningRate = 2e-3 };
            new Trainer(model, new AdversarialStep(model, adversary), s_quick with { Epochs = 40, LearningRate = 2e-3 }).Fit(train);
            using var gradients = no_grad();
            var codes = model.Encode(train.Images);
            return (codes.mean([0]).abs().max() + (codes.std(0) - 1).abs().max()).item<float>();
        }
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameLosses()
    {
        using var train = SmallData.Rectangles(64);

        Assert.Equal(Losses(), Losses());

        IReadOnlyList<double> Losses()
        {
            using var model = Model();
            var history = new Trainer(model, new AdversarialStep(model), s_quick).Fit(train);
            return [.. history.Epochs.Select(e => e.TrainLoss), .. history.Measured("discriminator loss")];
        }
    }

    [Fact]
    public void Fit_Training_LeavesNoTensorBehind()
    {
        using var model = Model();
        using var train = SmallData.Rectangles(64);
        var trainer = new Trainer(model, new AdversarialStep(model), s_quick);
        trainer.Fit(train, train);
        model.zero_grad();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        trainer.Fit(train, train);
        model.zero_grad();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Options_OutOfRange_AreNamed()
    {
        Assert.Contains(
            "LearningRate is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new AdversarialOptions { LearningRate = -1 }).Message);
        Assert.Contains("Weight is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new AdversarialOptions { Weight = -1 }).Message);
    }

    private static AdversarialAutoencoder Model()
    {
        random.manual_seed(1);
        return new AdversarialAutoencoder(2, hiddenSize: 32, discriminatorSize: 32);
    }
}
