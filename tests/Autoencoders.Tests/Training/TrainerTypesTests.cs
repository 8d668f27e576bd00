using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training;

/// <summary>Networks and images in double precision, and what does not fit together.</summary>
public sealed class TrainerTypesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImageDataset _single = SmallData.Rectangles(32);
    private readonly ImageDataset _double;

    public TrainerTypesTests() =>
        _double = new ImageDataset("double", _single.Images.to(ScalarType.Float64), _single.Labels.clone(), _single.ClassNames);

    private TrainerOptions Options =>
        new() { Epochs = 2, BatchSize = 16, Checkpoint = Path.Combine(_folder.Path, "double.checkpoint"), Progress = new Silence() };

    public void Dispose()
    {
        _single.Dispose();
        _double.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Fit_NetworkAndImagesInDouble_Trains()
    {
        using var network = Dense();
        network.to(ScalarType.Float64);

        var history = Trainer(network, (output, images) => Losses.Bce(output, images)).Fit(_double, _double);

        Assert.True(history.TestLoss < history.Epochs[0].TestLoss);
    }

    [Fact]
    public void Fit_CourseNetworksInDouble_Train()
    {
        using var convolutional = new ConvAutoencoder();
        using var adversarial = new AdversarialAutoencoder(2, 16, 16);
        using var variational = new DenseVae(2, 16);
        foreach (var network in new Module[] { convolutional, adversarial, variational }) network.to(ScalarType.Float64);
        var options = Options with { Checkpoint = null };
        Trainer[] trainers =
        [
            new(convolutional, batch => Losses.Bce(convolutional.call(batch.Images), batch.Images), options),
            new(adversarial, new AdversarialStep(adversarial), options),
            new(variational, batch => Losses.Elbo(variational.call(batch.Images), batch.Images).Loss, options),
        ];

        Assert.All(trainers, trainer => Assert.True(double.IsFinite(trainer.Fit(_double, _double).TestLoss)));
        Assert.Equal(7, ModelSummary.Of(convolutional, 1, 28, 28).Layers.Count(layer => layer.Parameters > 0));
    }

    [Fact]
    public void FitAndEvaluate_ImagesOfAnotherType_NameBothAndWhatToDo()
    {
        using var network = Dense();
        network.to(ScalarType.Float64);
        var trainer = Trainer(network, (output, images) => functional.mse_loss(output, images));

        Assert.All([() => trainer.Fit(_single).TrainLoss, () => trainer.Evaluate(_single)], (Func<double> act) =>
        {
            var error = Assert.Throws<InvalidOperationException>(() => act());
            Assert.Contains("The network's weights are Float64, the images Float32.", error.Message);
            Assert.Contains("network.to(ScalarType.Float32)", error.Message);
            Assert.DoesNotContain('\n', error.Message);
        });
    }

    [Fact]
    public void Evaluate_OutputsWithoutSigmoid_AsksForOne()
    {
        using var network = Sequential(("conv", Conv2d(1, 1, 3, padding: 1)));
        foreach (var parameter in network.parameters()) init.constant_(parameter, 2);

        var by = (Func<Tensor, Tensor, Tensor> compare) =>
            Assert.Throws<ArgumentException>(() => Trainer(network, compare).Evaluate(_single)).Message;

        Assert.Contains("End the network with a sigmoid", by((output, images) => functional.binary_cross_entropy(output, images)));
        Assert.Contains("run from 2 to 20. End the network with a sigmoid", by((output, images) => Losses.Bce(output, images)));
    }

    [Fact]
    public void Fit_DisposedImages_SaysSo()
    {
        using var network = Dense();
        _single.Dispose();

        var error = Assert.Throws<ObjectDisposedException>(() => Trainer(network, (output, images) => output.mean()).Fit(_single));

        Assert.Contains("The data set 'rectangles' was disposed", error.Message);
    }

    [Fact]
    public void Fit_LossThatIsNull_SaysSo()
    {
        using var network = Dense();

        var error = Assert.Throws<ArgumentException>(() => Trainer(network, (_, _) => null!).Fit(_single));

        Assert.Contains("The loss of a batch is null", error.Message);
    }

    private static Sequential Dense()
    {
        random.manual_seed(1);
        return Sequential(
            ("flat", Flatten()), ("down", Linear(784, 8)), ("up", Linear(8, 784)), ("out", Sigmoid()), ("maps", Unflatten(1, [1, 28, 28])));
    }

    private Trainer Trainer(Sequential network, Func<Tensor, Tensor, Tensor> compare) =>
        new(network, batch => compare(network.call(batch.Images), batch.Images), Options);
}
