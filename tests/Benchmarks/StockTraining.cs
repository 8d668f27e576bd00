using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Course;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks;

/// <summary>
/// The same trainings as a C# user writes them with TorchSharp alone: plain modules, its optimizers, its memory, all processors. Nothing
/// here may touch the course's library, which sets up its process when its first code runs.
/// </summary>
internal sealed class StockTraining
{
    private const int BatchSize = 128;
    private const int Pixels = 28 * 28;

    private readonly Tensor _images = ReadMnist();
    private readonly Func<Func<Tensor, double>> _makeStep;
    private Func<Tensor, double> _step;
    private bool _isFresh = true;
    private Tensor? _order;
    private long _next;

    /// <param name="name">One of <see cref="BenchNames.Trainings"/>.</param>
    public StockTraining(string name)
    {
        random.manual_seed(1);
        set_num_threads(Environment.ProcessorCount);
        _makeStep = name switch
        {
            BenchNames.ConvAutoencoder => () => Convolutional(images => images),
            BenchNames.Denoiser => () => Convolutional(images => (images + (randn_like(images) * 0.5) + 0.5).clamp(0, 1)),
            BenchNames.DenseVae => Dense,
            BenchNames.Adversarial => Adversarial,
            BenchNames.Assignment => Assignment,
            BenchNames.Residual => Residual,
            BenchNames.UNet => UNet,
            _ => throw new ArgumentException($"There is no training '{name}'.", nameof(name)),
        };
        _step = _makeStep();
    }

    /// <summary>Trains until the time is over; images a second.</summary>
    public double Train(TimeSpan time)
    {
        var (images, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            using var scope = NewDisposeScope();
            var batch = NextBatch();
            if (TryStep(batch)) images += batch.shape[0];
        }

        return images / watch.Elapsed.TotalSeconds;
    }

    // Should the loss turn NaN, the network is made anew: only its speed counts. Not seen with AVX2 in 2 359 steps.
    private bool TryStep(Tensor batch)
    {
        try
        {
            if (double.IsFinite(_step(batch)))
            {
                _isFresh = false;
                return true;
            }
        }
        catch (ExternalException) when (!_isFresh)
        {
        }

        if (_isFresh) throw new InvalidDataException("The loss of a new network is not a number.");
        (_step, _isFresh) = (_makeStep(), true);
        return false;
    }

    private Tensor NextBatch()
    {
        if (_order is null || _next >= _images.shape[0])
        {
            _order?.Dispose();
            _order = randperm(_images.shape[0]).DetachFromDisposeScope();
            _next = 0;
        }

        var batch = _images[_order[TensorIndex.Slice(_next, _next + BatchSize)]];
        _next += BatchSize;
        return batch;
    }

    private static Func<Tensor, double> Convolutional(Func<Tensor, Tensor> corrupt)
    {
        var network = Sequential(
            Conv2d(1, 16, 3, padding: 1), ReLU(), MaxPool2d(2), // [N,1,28,28] -> [N,16,14,14]
            Conv2d(16, 8, 3, padding: 1), ReLU(), MaxPool2d(2), // -> [N,8,7,7]
            Conv2d(8, 8, 3, padding: 1), ReLU(), MaxPool2d(2, ceil_mode: true), // -> [N,8,4,4]
            Conv2d(8, 8, 3, padding: 1), ReLU(), Upsample(scale_factor: [2, 2]), // -> [N,8,8,8]
            Conv2d(8, 8, 3, padding: 1), ReLU(), Upsample(scale_factor: [2, 2]), // -> [N,8,16,16]
            Conv2d(8, 16, 3), ReLU(), Upsample(scale_factor: [2, 2]), // -> [N,16,28,28]
            Conv2d(16, 1, 3, padding: 1), Sigmoid());
        return Follow(network.parameters(), images => functional.binary_cross_entropy(network.call(corrupt(images)), images));
    }

    private static Func<Tensor, double> Dense()
    {
        var (hidden, mu, logVar) = (Linear(Pixels, 512), Linear(512, 2), Linear(512, 2));
        var decoder = Sequential(Linear(2, 512), ReLU(), Linear(512, Pixels), Sigmoid());
        return Follow([.. hidden.parameters(), .. mu.parameters(), .. logVar.parameters(), .. decoder.parameters()], images =>
        {
            var h = hidden.call(images.flatten(1)).relu();
            var (mean, log) = (mu.call(h), logVar.call(h));
            var error = (decoder.call(Sample(mean, log)).reshape(-1, 1, 28, 28) - images).square().flatten(1).sum(1).mean();
            return error + Kl(mean, log);
        });
    }

    private static Func<Tensor, double> Assignment()
    {
        var encoder = Sequential(
            Conv2d(1, 16, 3, stride: 2, padding: 1), ReLU(), // [N,1,28,28] -> [N,16,14,14]
            Conv2d(16, 32, 3, stride: 2, padding: 1), ReLU(), Flatten(), // -> [N,1568]
            Linear(32 * 7 * 7, 40));
        var decoder = Sequential(
            Linear(20, 32 * 7 * 7), ReLU(), Unflatten(1, [32, 7, 7]), // [N,20] -> [N,32,7,7]
            Upsample(scale_factor: [2, 2]), Conv2d(32, 16, 3, padding: 1), ReLU(), // -> [N,16,14,14]
            Upsample(scale_factor: [2, 2]), Conv2d(16, 1, 3, padding: 1), Sigmoid());
        return Follow([.. encoder.parameters(), .. decoder.parameters()], images =>
        {
            var numbers = encoder.call(images);
            var (mean, log) = (numbers[.., ..20], numbers[.., 20..]);
            var sum = functional.binary_cross_entropy(decoder.call(Sample(mean, log)), images, reduction: Reduction.Sum);
            return (sum / images.shape[0]) + Kl(mean, log);
        });
    }

    private static Func<Tensor, double> Residual()
    {
        var network = SkipNetwork.Residual(layers => layers);
        return Follow(network.parameters(), images => functional.mse_loss(network.call(functional.avg_pool2d(images, 2)), images));
    }

    private static Func<Tensor, double> UNet()
    {
        var network = SkipNetwork.UNet(layers => layers);
        return Follow(network.parameters(), images =>
            functional.binary_cross_entropy(network.call((images + (randn_like(images) * 0.5) + 0.5).clamp(0, 1)), images));
    }

    private static Func<Tensor, double> Adversarial()
    {
        var (encoder, decoder) = (Layers(Pixels, 1000, 1000, 1000, 16), Layers(16, 1000, 1000, 1000, Pixels));
        var judge = Layers(16, 500, 500, 500, 500, 1);
        var player = optim.Adam([.. encoder.parameters(), .. decoder.parameters()], 1e-3);
        var opponent = optim.Adam(judge.parameters(), 2e-4, beta1: 0.5);
        var accuracy = 0.0;
        return images =>
        {
            var codes = encoder.call(images.flatten(1));
            opponent.zero_grad();
            var (real, fake) = (judge.call(randn_like(codes)), judge.call(codes.detach()));
            var verdict = functional.softplus(-real).mean() + functional.softplus(fake).mean();
            verdict.backward();
            opponent.step();
            verdict.item<float>();
            accuracy += (real.gt(0).to(ScalarType.Float32).mean() + fake.lt(0).to(ScalarType.Float32).mean()).item<float>() / 2;
            var error = functional.binary_cross_entropy(decoder.call(codes).sigmoid().reshape(-1, 1, 28, 28), images);
            var deception = functional.softplus(-judge.call(codes)).mean();
            player.zero_grad();
            (error + (deception * 0.004)).backward();
            player.step();
            return error.item<float>();
        };
    }

    private static Func<Tensor, double> Follow(IEnumerable<TorchSharp.Modules.Parameter> parameters, Func<Tensor, Tensor> loss)
    {
        var optimizer = optim.Adam(parameters, 1e-3);
        return images =>
        {
            optimizer.zero_grad();
            var value = loss(images);
            value.backward();
            optimizer.step();
            return value.item<float>();
        };
    }

    private static TorchSharp.Modules.Sequential Layers(params int[] sizes)
    {
        var network = Sequential();
        for (var i = 1; i < sizes.Length; i++)
        {
            network.append(Linear(sizes[i - 1], sizes[i]));
            if (i < sizes.Length - 1) network.append(ReLU());
        }

        return network;
    }

    private static Tensor Sample(Tensor mean, Tensor logVar) => mean + ((logVar * 0.5).exp() * randn_like(mean));

    private static Tensor Kl(Tensor mean, Tensor logVar) => ((mean.square() + logVar.exp() - 1 - logVar).sum(1) * 0.5).mean();

    /// <summary>The 60 000 training images, float [N,1,28,28] in [0,1].</summary>
    private static Tensor ReadMnist()
    {
        var path = Path.Combine(CourseContext.FindRoot(AppContext.BaseDirectory), "data", "mnist", "train-images-idx3-ubyte.gz");
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return tensor(content.ToArray().AsMemory(16).ToArray(), ScalarType.Byte).to(ScalarType.Float32).div(255).reshape(-1, 1, 28, 28);
    }
}
