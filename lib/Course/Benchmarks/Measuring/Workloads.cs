using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Teaching;
using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Benchmarks.Measuring;

/// <summary>The trainings that are measured, as the notebooks write them.</summary>
internal static class Workloads
{
    /// <summary>Makes a network, with the same first weights each time.</summary>
    /// <param name="name">One of <see cref="BenchCatalogue.Workloads"/>.</param>
    public static Workload Create(string name)
    {
        random.manual_seed(1);
        return name switch
        {
            BenchCatalogue.ConvAutoencoder => Convolutional(images => images),
            BenchCatalogue.Denoiser => Convolutional(images => Noise.AddNormal(images, sd: 0.5, mean: 0.5)),
            BenchCatalogue.DenseVae => Dense(),
            BenchCatalogue.Adversarial => Adversarial(),
            BenchCatalogue.Assignment => Assignment(),
            _ => throw new ArgumentException($"There is no workload '{name}'. There are: {string.Join(", ", BenchCatalogue.Workloads)}.", nameof(name)),
        };
    }

    private static Workload Convolutional(Func<Tensor, Tensor> corrupt)
    {
        var network = new ConvAutoencoder();
        Initialization.Glorot(network);
        Tensor Loss(Batch batch) => functional.binary_cross_entropy(network.forward(corrupt(batch.Images)), batch.Images);
        return new Workload(network, null, Loss, Options(3e-3), network.forward, TrainingOf);
    }

    private static Workload Dense()
    {
        var network = new DenseVae(2);
        Initialization.Glorot(network);
        Tensor Loss(Batch batch) => Losses.Elbo(network.forward(batch.Images), batch.Images, Losses.SquaredError).Loss;
        return new Workload(network, null, Loss, Options(1e-2), images => network.forward(images).Reconstruction, TrainingOf);
    }

    private static Workload Adversarial()
    {
        var network = new AdversarialAutoencoder(16);
        Initialization.Glorot(network.Encoder);
        Initialization.Glorot(network.Decoder);
        var step = new AdversarialStep(network, new AdversarialOptions { LearningRate = 2e-4, Weight = 0.004 });
        return new Workload(network, step, step.Loss, Options(1e-3), network.forward, workload => TrainingOf(workload) + Game(network));
    }

    private static Workload Assignment()
    {
        const int Codes = 20;
        var encoder = Sequential(
            ("conv1", Conv2d(1, 16, 3, stride: 2, padding: 1)), // [N,1,28,28] -> [N,16,14,14]
            ("relu1", ReLU()),
            ("conv2", Conv2d(16, 32, 3, stride: 2, padding: 1)), // -> [N,32,7,7]
            ("relu2", ReLU()),
            ("flatten", Flatten()),
            ("dense", Linear(32 * 7 * 7, 2 * Codes))); // -> [N,40]
        var decoder = Sequential(
            ("dense", Linear(Codes, 32 * 7 * 7)), // [N,20] -> [N,1568]
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
            var latent = new LatentNormal(numbers[.., ..Codes], numbers[.., Codes..]);
            var z = latent.Sample();
            return new VaeOutput(decode.call(z), latent.Mu, latent.LogVar, z);
        });
        Initialization.Glorot(network);
        Tensor Loss(Batch batch)
        {
            var output = network.call(batch.Images);
            var sum = functional.binary_cross_entropy(output.Reconstruction, batch.Images, reduction: Reduction.Sum);
            return (sum / batch.Images.shape[0]) + Losses.Kl(output.Mu, output.LogVar).mean();
        }

        return new Workload(network, null, Loss, Options(3e-3), images => network.call(images).Reconstruction, TrainingOf);
    }

    private static TrainerOptions Options(double rate) => new() { Seed = 1, LearningRate = rate, Schedule = Schedule.Cosine(warmUp: 0.1), Progress = new SilentProgress() };

    private static long TrainingOf(Workload workload) => FlopCounter.Training(FlopCounter.MultiplyAdds(workload.Network, () => workload.Infer(zeros(1, 1, 28, 28))));

    // The discriminator learns from a batch of codes and one of the prior; then the encoder's gradient passes through all its layers, and none for its weights is needed.
    private static long Game(AdversarialAutoencoder network)
    {
        var layers = FlopCounter.MultiplyAdds(network.Discriminator, () => network.Discriminator.call(zeros(1, network.LatentSize)));
        return (2 * FlopCounter.Training(layers)) + (2 * FlopCounter.Forward(layers));
    }
}
