using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Tests;
using Autoencoders.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching.Tests.Assignment;

/// <summary>Right answers to every task, small enough to train in a moment.</summary>
internal static class Answers
{
    private const int Maps = 4; // of the larger layers; the smaller ones have twice as many

    public static Module<Tensor, Tensor> Encoder() => Encoder(Maps);

    public static Module<Tensor, Tensor> Encoder(int maps) => Sequential(
        ("conv1", Conv2d(1, maps, 3, stride: 2, padding: 1)),
        ("relu1", ReLU()),
        ("conv2", Conv2d(maps, 2 * maps, 3, stride: 2, padding: 1)),
        ("relu2", ReLU()),
        ("flatten", Flatten()),
        ("dense", Linear(2 * maps * 7 * 7, 40)));

    public static Module<Tensor, Tensor> Decoder() => Decoder(Sigmoid());

    public static Sequential Decoder(Module<Tensor, Tensor> last, int maps = Maps) => Sequential(
        ("dense", Linear(20, 2 * maps * 7 * 7)),
        ("relu1", ReLU()),
        ("maps", Unflatten(1, [2 * maps, 7, 7])),
        ("up1", Upsample(scale_factor: [2, 2])),
        ("conv1", Conv2d(2 * maps, maps, 3, padding: 1)),
        ("relu2", ReLU()),
        ("up2", Upsample(scale_factor: [2, 2])),
        ("conv2", Conv2d(maps, 1, 3, padding: 1)),
        ("last", last));

    public static Tensor Reparameterize(Tensor mu, Tensor s) => mu + (functional.softplus(s) * randn_like(mu));

    public static Tensor Kl(Tensor mu, Tensor sd, Tensor m, Tensor r) =>
        ((r / sd).log() + ((sd.square() + (mu - m).square()) / r.square() * 0.5) - 0.5).sum(1);

    /// <summary>The divergence from N(0, I).</summary>
    public static Tensor Kl(Tensor mu, Tensor logVar) => (mu.square() + logVar.exp() - 1 - logVar).sum(1) * 0.5;

    public static VaeOutput Forward(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder, Tensor images)
    {
        var numbers = encoder.call(images);
        var (mu, s) = (numbers[.., ..20], numbers[.., 20..]);
        var z = Reparameterize(mu, s);
        return new VaeOutput(decoder.call(z), mu, functional.softplus(s).log() * 2, z);
    }

    public static Tensor Loss(VaeOutput output, Tensor images) =>
        (functional.binary_cross_entropy(output.Reconstruction, images, reduction: Reduction.Sum) / images.shape[0])
            + Kl(output.Mu, output.LogVar).mean();

    public static History Train(AssembledVae vae, ImageDataset images, int epochs = 20)
    {
        var options = new TrainerOptions { Epochs = epochs, BatchSize = 32, LearningRate = 3e-3, Progress = new Silence() };
        return new Trainer(vae, batch => Loss(vae.call(batch.Images), batch.Images), options).Fit(images);
    }

    public static Tensor Sample(Module<Tensor, Tensor> decoder, int count) => decoder.call(randn(count, 20));

    /// <summary>Ten draws for each image, with what is to become of them: [10,N] nats to one number.</summary>
    public static Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, Tensor?> Measure(Func<Tensor, Tensor?> join) =>
        (encoder, decoder, images) =>
        {
            var numbers = encoder.call(images);
            var (mu, sd) = (numbers[.., ..20], functional.softplus(numbers[.., 20..]));
            var kl = Losses.Kl(mu, sd.log() * 2);
            return join(stack([.. Enumerable.Range(0, 10).Select(_ =>
                Losses.BernoulliNats(decoder.call(mu + (sd * randn_like(mu))), images) + kl)]));
        };

    /// <summary>An assignment whose first six tasks are done.</summary>
    public static VaeAssignment WithSixDone(ImageDataset images, double goal)
    {
        var assignment = new VaeAssignment(images, goal);
        TaskReport[] reports =
        [
            assignment.CheckEncoder(Encoder), assignment.CheckDecoder(Decoder), assignment.CheckReparameterize(Reparameterize),
            assignment.CheckKl(Kl), assignment.CheckForward(Forward), assignment.CheckLoss(Loss),
        ];
        Assert.All(reports, report => Assert.True(report.IsDone, report.ToString()));
        return assignment;
    }
}
