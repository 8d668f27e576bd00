using System.Text.Json;
using Autoencoders.Data;
using Autoencoders.Metrics;
using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training;

/// <summary>
/// Holds the weights in data/pretrained to the figures of the committed notebooks: what a teacher loads is what the notebook trained.
/// </summary>
[Trait("Category", "Slow")]
public class CommittedWeightsTests
{
    private const double Tolerance = 1e-3; // relative: the weights are kept in half precision
    private const int Seed = 1;

    private static readonly Lazy<Tensor> s_images = new(() => Mnist.LoadTest().Images);

    [Fact]
    public void Autoencoder_TestBce() =>
        Check("01-autoencoder", "test_bce", x => Bce(Loaded(new ConvAutoencoder(), "01-autoencoder"), x, x));

    [Theory]
    [InlineData(2)]
    [InlineData(32)]
    public void LatentSpace_Mse(int size) => Check("02-latent-space", $"mse_latent_{size}", x =>
        ImageMetrics.Mse(Inference.Run(Loaded(new LatentAutoencoder(size), $"02-latent-{size}"), x), x).mean().item<float>());

    [Fact]
    public void Denoiser_TestBce() => Check("03-denoising", "test_bce", x =>
    {
        var model = Loaded(new ConvAutoencoder(), "03-denoiser");
        random.manual_seed(Seed);
        return Bce(model, Noise.AddNormal(x, sd: 0.5, mean: 0.5), x);
    });

    [Fact]
    public void SuperResolution_TestBce() => Check("04-super-resolution", "test_bce", x =>
        Bce(Loaded(new SuperResolution(), "04-super-resolution"), functional.avg_pool2d(x, 2), x));

    [Theory]
    [InlineData("05-vae-2", 2, "loss_mended")]
    [InlineData("05-vae-20", 20, "nats_20")]
    public void VariationalAutoencoder_Loss(string name, int size, string figure) => Check("05-variational", figure, x =>
    {
        var model = Loaded(new DenseVae(size), name);
        random.manual_seed(Seed);
        return Losses.Elbo(model.call(x), x, size == 2 ? Losses.SquaredError : Losses.BernoulliNats).Loss.item<float>();
    });

    [Fact]
    public void AdversarialAutoencoder_TestBce() =>
        Check("06-adversarial", "test_bce", x => Bce(Loaded(new AdversarialAutoencoder(16), "06-adversarial"), x, x));

    private static T Loaded<T>(T model, string name)
        where T : Module
    {
        Pretrained.Load(name, model);
        return model;
    }

    private static double Bce(Module<Tensor, Tensor> model, Tensor inputs, Tensor targets) =>
        ImageMetrics.Bce(Inference.Run(model, inputs), targets).mean().item<float>();

    private static void Check(string notebook, string figure, Func<Tensor, double> measure)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();

        var measured = measure(s_images.Value);

        var stated = Stated(notebook, figure);
        Assert.InRange(measured, stated * (1 - Tolerance), stated * (1 + Tolerance));
    }

    private static double Stated(string notebook, string figure)
    {
        var path = Path.Combine(DataFolder.Find("pretrained"), "..", "..", "notebooks", $"{notebook}.ipynb");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.GetProperty("metadata").GetProperty("course").GetProperty("figures").GetProperty(figure).GetDouble();
    }
}
