using System.Diagnostics;
using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using VectorKernels;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks;

/// <summary>A training as a notebook of the course writes it, on MNIST's 60 000 images.</summary>
internal sealed class OurTraining
{
    private const int BatchSize = 128;
    private const int FirstSteps = 2; // in them a training makes what it keeps

    private readonly Module _network;
    private readonly ITrainingStep? _step;
    private readonly Func<Batch, Tensor> _loss;
    private readonly ImageDataset _train;
    private readonly ImageDataset _test;

    /// <param name="name">One of <see cref="BenchNames.Trainings"/>.</param>
    public OurTraining(string name)
    {
        random.manual_seed(1);
        (_train, _test) = Mnist.Load();
        (_network, _step, _loss) = name switch
        {
            BenchNames.ConvAutoencoder => Convolutional(images => images),
            BenchNames.Denoiser => Convolutional(images => Noise.AddNormal(images, sd: 0.5, mean: 0.5)),
            BenchNames.DenseVae => Dense(),
            BenchNames.Adversarial => Adversarial(),
            BenchNames.Assignment => Assignment(),
            BenchNames.Residual => Residual(),
            BenchNames.UNet => UNet(),
            _ => throw new ArgumentException(
                $"There is no training '{name}'. There are: {string.Join(", ", BenchNames.Trainings)}.", nameof(name)),
        };
    }

    /// <summary>Trains until the time is over; images a second.</summary>
    public double Train(TimeSpan time)
    {
        using var stop = new CancellationTokenSource();
        var (steps, watch, taken) = (0, new Stopwatch(), TimeSpan.Zero);
        Fit(_train, epochs: 1000, Count, stop.Token);
        return (steps - FirstSteps) * BatchSize / taken.TotalSeconds;

        void Count()
        {
            if (stop.IsCancellationRequested) return;
            steps++;
            taken = watch.Elapsed;
            if (steps == FirstSteps) watch.Start();
            if (steps > FirstSteps && taken > time) stop.Cancel();
        }
    }

    /// <summary>Trains for whole epochs on the first images.</summary>
    public History Train(int images, int epochs)
    {
        using var part = _train.Take(images);
        return Fit(part, epochs, () => { }, CancellationToken.None);
    }

    /// <summary>Trains, telling of each step, until it is stopped.</summary>
    public void Train(Action afterStep, CancellationToken stop) => Fit(_train, 1000, afterStep, stop);

    /// <summary>Measures the loss on the test images, pass after pass until the time is over; images a second.</summary>
    public double Evaluate(TimeSpan time)
    {
        var trainer = new Trainer(_network, _loss);
        var (images, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            trainer.Evaluate(_test);
            images += _test.Length;
        }

        return images / watch.Elapsed.TotalSeconds;
    }

    private History Fit(ImageDataset images, int epochs, Action afterStep, CancellationToken stop)
    {
        var schedule = Schedule.Cosine(warmUp: 0.1);
        var options = new TrainerOptions { Epochs = epochs, Seed = 1, Schedule = schedule, Progress = new EachStep(afterStep) };
        var trainer = _step is null ? new Trainer(_network, _loss, options) : new Trainer(_network, _step, options);
        return trainer.Fit(images, cancellation: stop);
    }

    private static (Module, ITrainingStep?, Func<Batch, Tensor>) Convolutional(Func<Tensor, Tensor> corrupt)
    {
        var network = new ConvAutoencoder();
        Initialization.Glorot(network);
        return (network, null, batch => Losses.Bce(network.call(corrupt(batch.Images)), batch.Images));
    }

    private static (Module, ITrainingStep?, Func<Batch, Tensor>) Dense()
    {
        var network = new DenseVae(2);
        Initialization.Glorot(network);
        return (network, null, batch => Losses.Elbo(network.call(batch.Images), batch.Images, Losses.SquaredError).Loss);
    }

    private static (Module, ITrainingStep?, Func<Batch, Tensor>) Adversarial()
    {
        var network = new AdversarialAutoencoder(16);
        Initialization.Glorot(network.Encoder);
        Initialization.Glorot(network.Decoder);
        var step = new AdversarialStep(network, new AdversarialOptions { LearningRate = 2e-4, Weight = 0.004 });
        return (network, step, step.Loss);
    }

    private static (Module, ITrainingStep?, Func<Batch, Tensor>) Assignment()
    {
        const int codes = 20;
        var encoder = Sequential(
            ("conv1", Conv2d(1, 16, 3, stride: 2, padding: 1)), // [N,1,28,28] -> [N,16,14,14]
            ("relu1", ReLU()),
            ("conv2", Conv2d(16, 32, 3, stride: 2, padding: 1)), // -> [N,32,7,7]
            ("relu2", ReLU()),
            ("flatten", Flatten()),
            ("dense", Linear(32 * 7 * 7, 2 * codes))); // -> [N,40]
        var decoder = Sequential(
            ("dense", Linear(codes, 32 * 7 * 7)), // [N,20] -> [N,1568]
            ("relu1", ReLU()),
            ("maps", Unflatten(1, [32, 7, 7])),
            ("up1", Upsample(scale_factor: [2, 2])), // -> [N,32,14,14]
            ("conv1", Conv2d(32, 16, 3, padding: 1)), // -> [N,16,14,14]
            ("relu2", ReLU()),
            ("up2", Upsample(scale_factor: [2, 2])), // -> [N,16,28,28]
            ("conv2", Conv2d(16, 1, 3, padding: 1)), // -> [N,1,28,28]
            ("sigmoid", Sigmoid()));
        var network = new AssembledVae(encoder, decoder, (encode, decode, images) =>
        {
            var numbers = encode.call(images);
            var latent = new LatentNormal(numbers[.., ..codes], numbers[.., codes..]);
            var z = latent.Sample();
            return new VaeOutput(decode.call(z), latent.Mu, latent.LogVar, z);
        });
        Initialization.Glorot(network);
        return (network, null, Loss);

        Tensor Loss(Batch batch)
        {
            var output = network.call(batch.Images);
            var sum = functional.binary_cross_entropy(output.Reconstruction, batch.Images, reduction: Reduction.Sum);
            return (sum / batch.Images.shape[0]) + Losses.Kl(output.Mu, output.LogVar).mean();
        }
    }

    private static (Module, ITrainingStep?, Func<Batch, Tensor>) Residual()
    {
        var network = SkipNetwork.Residual(Fused.Of);
        return (network, null, batch => functional.mse_loss(network.call(functional.avg_pool2d(batch.Images, 2)), batch.Images));
    }

    private static (Module, ITrainingStep?, Func<Batch, Tensor>) UNet()
    {
        var network = SkipNetwork.UNet(Fused.Of);
        return (network, null, batch => Losses.Bce(network.call(Noise.AddNormal(batch.Images, sd: 0.5, mean: 0.5)), batch.Images));
    }

    private sealed class EachStep(Action act) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => act();
    }
}
