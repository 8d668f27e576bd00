using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Models;

/// <summary>
/// What every network of the course keeps: gradients reach all parameters, training works, saving is exact, nothing leaks.
/// </summary>
public class ModelContractTests
{
    private static readonly Dictionary<string, Func<Case>> s_cases = new()
    {
        ["latent autoencoder"] = () =>
            Of(new LatentAutoencoder(2, channels: 8, hiddenSize: 64), (m, x) => functional.binary_cross_entropy(m.call(x), x)),
        ["super-resolution"] = () =>
            Of(new SuperResolution(), (m, x) => functional.binary_cross_entropy(m.call(functional.avg_pool2d(x, 2)), x)),
        ["digit classifier"] = () =>
            Of(new DigitClassifier(), (m, x) => functional.cross_entropy(m.call(x), arange(x.shape[0]).remainder(10))),
        ["dense VAE"] = () => Of(new DenseVae(2, hiddenSize: 32), (m, x) => Losses.Elbo(m.call(x), x).Loss),
        ["adversarial autoencoder"] = () => Of(new AdversarialAutoencoder(3, 32, 16), (m, x) =>
            functional.binary_cross_entropy(m.call(x), x)
                + Losses.Discriminator(m.Discriminator.call(randn(8, 3)), m.Discriminator.call(m.Encode(x))) * 0.01),
    };

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_Loss_ReachesEveryParameter(string name)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var (model, loss) = s_cases[name]();
        using var data = SmallData.Rectangles(8);

        loss(data.Images).backward();

        foreach (var (parameterName, parameter) in model.named_parameters())
        {
            Assert.True(parameter.grad is { } gradient && gradient.abs().sum().item<float>() > 0, $"{parameterName} has no gradient");
        }

        model.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_EightImages_LowersTheLoss(string name)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var (model, loss) = s_cases[name]();
        using var data = SmallData.Rectangles(8);
        using var optimizer = optim.Adam(model.parameters(), 1e-2);

        var losses = Enumerable.Range(0, 60).Select(_ => Step()).ToList();

        Assert.True(losses[^1] < losses[0] * 0.8, $"from {losses[0]} to {losses[^1]}");
        model.Dispose();

        float Step()
        {
            using var step = NewDisposeScope();
            optimizer.zero_grad();
            var value = loss(data.Images);
            value.backward();
            optimizer.step();
            return value.item<float>();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SaveAndLoad_AnotherNetwork_GivesTheSameBits(string name)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var data = SmallData.Rectangles(8);
        var (saved, savedLoss) = s_cases[name]();
        var (loaded, loadedLoss) = s_cases[name]();
        var path = Path.Combine(folder.Path, "model.dat");

        Weights.Save(saved, path);
        Weights.Load(loaded, path);

        Assert.Equal(Seeded(savedLoss), Seeded(loadedLoss));
        saved.Dispose();
        loaded.Dispose();

        float Seeded(Func<Tensor, Tensor> loss)
        {
            random.manual_seed(3);
            return loss(data.Images).item<float>();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Dispose_Network_LeavesNoTensor(string name)
    {
        using var data = SmallData.Rectangles(8);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (NewDisposeScope())
        {
            var (model, loss) = s_cases[name]();
            loss(data.Images).backward();
            model.Dispose();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static Case Of<T>(T model, Func<T, Tensor, Tensor> loss)
        where T : Module => new(model, images => loss(model, images));

    private sealed record Case(Module Model, Func<Tensor, Tensor> Loss);
}
