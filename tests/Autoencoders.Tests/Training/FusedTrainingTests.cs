using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Training;

/// <summary>Kernels change the time of a training, and nothing else.</summary>
public class FusedTrainingTests
{
    private const int Steps = 20;

    [Theory]
    [InlineData("conv")]
    [InlineData("latent")]
    [InlineData("dense")]
    public void Fit_TwentySteps_HasTheLossesOfTorchSharpsOwnOperators(string name)
    {
        var plain = Losses(name, fused: false);
        var fused = Losses(name, fused: true);

        Assert.Equal(Steps, plain.Count);
        Assert.All(plain.Zip(fused), pair => Assert.Equal(pair.First, pair.Second, pair.First * 1e-5));
    }

    [Fact]
    public void Fit_Step_AllocatesLittleAndCallsFewOperators()
    {
        using var model = new ConvAutoencoder();
        using var train = SmallData.Rectangles(64 * 40);
        var (bytes, tensors) = (new List<long>(), new List<long>());
        var (lastBytes, lastTensors) = (0L, 0L);
        var progress = new EachReport(() =>
        {
            bytes.Add(GC.GetAllocatedBytesForCurrentThread() - lastBytes);
            tensors.Add(Created() - lastTensors);
            (lastBytes, lastTensors) = (GC.GetAllocatedBytesForCurrentThread(), Created());
        });

        new Trainer(model, batch => Autoencoders.Training.Losses.Bce(model.call(batch.Images), batch.Images),
            new TrainerOptions { Epochs = 1, BatchSize = 64, Progress = progress }).Fit(train);

        Assert.InRange(bytes[10..35].Max(), 1, 100_000);
        Assert.InRange(tensors[10..35].Max(), 1, 250); // tensors that a step makes: about one for each operator
    }

    private static long Created() =>
        DisposeScopeManager.Statistics.CreatedInScopeCount + DisposeScopeManager.Statistics.CreatedOutsideScopeCount;

    private static List<double> Losses(string name, bool fused)
    {
        random.manual_seed(5);
        nn.Module<Tensor, Tensor> model = name switch
        {
            "conv" => new ConvAutoencoder(),
            "latent" => new LatentAutoencoder(4),
            _ => new AdversarialAutoencoder(4),
        };
        Initialization.Glorot(model);
        using var train = SmallData.Rectangles(64 * Steps);
        var losses = new List<double>();
        Tensor Loss(Batch batch)
        {
            var loss = Autoencoders.Training.Losses.Bce(model.call(batch.Images), batch.Images);
            losses.Add(loss.item<float>());
            return loss;
        }

        new Trainer(
            model, Loss, new TrainerOptions { Epochs = 1, BatchSize = 64, Fused = fused, Progress = new EachReport(() => { }) }).Fit(train);
        model.Dispose();
        return losses;
    }

    private sealed class EachReport(Action act) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => act();
    }
}
