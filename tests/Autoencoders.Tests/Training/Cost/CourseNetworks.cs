using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Teaching;
using Autoencoders.Tests.Teaching.Assignment;
using Autoencoders.Training;
using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training.Cost;

/// <summary>The course's networks, trained as its notebooks train them.</summary>
internal static class CourseNetworks
{
    private const int AssignmentMaps = 16;

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
                    return OfLoss(model, batch => Answers.Loss(model.call(batch.Images), batch.Images));
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, $"There is no network '{name}'.");
        }
    }

    private static (StepCost Cost, IReadOnlyList<OperatorCounts> Steps) OfLoss(Module model, Func<Batch, Tensor> loss) => StepCost.Measure(model, null, loss);

    private static AssembledVae Assignment() => new(
        Answers.Encoder(AssignmentMaps), Answers.Decoder(Sigmoid(), AssignmentMaps),
        (encoder, decoder, images) =>
        {
            var parts = encoder.call(images).chunk(2, dim: 1); // [N,40] -> [N,20] twice
            var latent = new LatentNormal(parts[0], parts[1]);
            var z = latent.Sample();
            return new VaeOutput(decoder.call(z), latent.Mu, latent.LogVar, z);
        });
}
