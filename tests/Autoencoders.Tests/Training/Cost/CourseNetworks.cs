using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Teaching;
using Autoencoders.Training;
using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training.Cost;

/// <summary>The course's networks, trained as its notebooks train them.</summary>
internal static class CourseNetworks
{
    /// <summary>What a step of a network's training costs, by the network's name.</summary>
    public static (StepCost Cost, IReadOnlyList<OperatorCounts> Steps) Measure(string name)
    {
        manual_seed(1);
        switch (name)
        {
            case "autoencoder":
                using (var model = new ConvAutoencoder())
                    return OfLoss(model, batch => functional.binary_cross_entropy(model.forward(batch.Images), batch.Images));
            case "denoiser":
                using (var model = new ConvAutoencoder())
                    return OfLoss(model, batch => functional.binary_cross_entropy(model.forward(Noise.AddNormal(batch.Images, sd: 0.5)), batch.Images));
            case "variational":
                using (var model = new DenseVae(2))
                    return OfLoss(model, batch => Losses.Elbo(model.forward(batch.Images), batch.Images, Losses.SquaredError).Loss);
            case "adversarial":
                using (var model = new AdversarialAutoencoder(8))
                    return StepCost.Measure(model, new AdversarialStep(model), null);
            case "assignment":
                using (var model = Assignment())
                    return OfLoss(model, batch => AssignmentLoss(model.call(batch.Images), batch.Images));
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, $"There is no network '{name}'.");
        }
    }

    private static (StepCost Cost, IReadOnlyList<OperatorCounts> Steps) OfLoss(Module model, Func<Batch, Tensor> loss) => StepCost.Measure(model, null, loss);

    private static AssembledVae Assignment() => new(
        Sequential(
            ("conv1", Conv2d(1, 16, 3, stride: 2, padding: 1)),
            ("relu1", ReLU()),
            ("conv2", Conv2d(16, 32, 3, stride: 2, padding: 1)),
            ("relu2", ReLU()),
            ("flatten", Flatten()),
            ("dense", Linear(32 * 7 * 7, 40))),
        Sequential(
            ("dense", Linear(20, 32 * 7 * 7)),
            ("relu1", ReLU()),
            ("maps", Unflatten(1, [32, 7, 7])),
            ("up1", Upsample(scale_factor: [2, 2])),
            ("conv1", Conv2d(32, 16, 3, padding: 1)),
            ("relu2", ReLU()),
            ("up2", Upsample(scale_factor: [2, 2])),
            ("conv2", Conv2d(16, 1, 3, padding: 1)),
            ("sigmoid", Sigmoid())),
        (encoder, decoder, images) =>
        {
            var parts = encoder.call(images).chunk(2, dim: 1); // [N,40] -> [N,20] twice
            var latent = new LatentNormal(parts[0], parts[1]);
            var z = latent.Sample();
            return new VaeOutput(decoder.call(z), latent.Mu, latent.LogVar, z);
        });

    private static Tensor AssignmentLoss(VaeOutput output, Tensor images) =>
        (functional.binary_cross_entropy(output.Reconstruction, images, reduction: Reduction.Sum) / images.shape[0]) + Losses.Kl(output.Mu, output.LogVar).mean();
}
