using Autoencoders.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Models;

public class GenerativeModelTests
{
    [Fact]
    public void DenseVae_Images_GivesNamedOutputsOfTheStatedShapes()
    {
        using var scope = NewDisposeScope();
        using var model = new DenseVae(2);

        var output = model.call(rand(3, 1, 28, 28));

        Assert.Equal([3, 1, 28, 28], output.Reconstruction.shape);
        Assert.InRange(output.Reconstruction.min().item<float>(), 0, 1);
        Assert.InRange(output.Reconstruction.max().item<float>(), 0, 1);
        Assert.All([output.Mu, output.LogVar, output.Z], tensor => Assert.Equal([3, 2], tensor.shape));
    }

    [Fact]
    public void DenseVae_Parameters_AsTheLessonCountsThem()
    {
        using var model = new DenseVae(2);

        Assert.Equal(
            (784 * 512) + 512 + (2 * ((512 * 2) + 2)) + (2 * 512) + 512 + (512 * 784) + 784, model.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void DenseVae_LayersOfOnesOwn_AreTheNetworkAndLoadItsWeights()
    {
        using var scope = NewDisposeScope();
        using var usual = new DenseVae(2, hiddenSize: 16);
        using var model = new DenseVae(
            nn.Linear(784, 16), nn.Linear(16, 2), nn.Linear(16, 2),
            nn.Sequential(("dense1", nn.Linear(2, 16)), ("relu1", nn.ReLU()), ("dense2", nn.Linear(16, 784)), ("sigmoid", nn.Sigmoid())));

        model.load_state_dict(usual.state_dict());

        Assert.Equal(2, model.LatentSize);
        var images = rand(3, 1, 28, 28);
        Assert.Equal(usual.Encode(images).Mu.data<float>().ToArray(), model.Encode(images).Mu.data<float>().ToArray());
        Assert.Equal([3, 1, 28, 28], model.Decode(zeros(3, 2)).shape);
    }

    [Fact]
    public void AdversarialAutoencoder_Parameters_AsTheLessonCountsThem()
    {
        using var scope = NewDisposeScope();
        using var model = new AdversarialAutoencoder(150);

        Assert.Equal((785 * 1000) + (2 * 1001 * 1000) + (1001 * 150), model.Encoder.parameters().Sum(p => p.numel()));
        Assert.Equal((151 * 500) + (3 * 501 * 500) + 501, model.Discriminator.parameters().Sum(p => p.numel()));
        Assert.Equal([4, 150], model.Encode(rand(4, 1, 28, 28)).shape);
        Assert.Equal([4, 1], model.Discriminator.call(randn(4, 150)).shape);
        Assert.Equal([4, 1, 28, 28], model.Decode(randn(4, 150)).shape);
    }

    [Fact]
    public void Sample_ManyDraws_HaveTheMeanAndTheStandardDeviationOfTheirDistribution()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var latent = new LatentNormal(tensor(new[] { 0f, -1f, 2f }).expand(100_000, 3), tensor(new[] { 0f, -2f, 1f }).expand(100_000, 3));

        var codes = latent.Sample();

        Assert.Equal([0, -1, 2], codes.mean([0]).data<float>().ToArray().Select(m => Math.Round(m, 1)));
        Assert.Equal(new[] { 1, Math.Exp(-1), Math.Exp(0.5) }, codes.std(0).data<float>().ToArray().Select(s => (double)s),
            (a, b) => Math.Abs(a - b) < 0.01);
    }

    [Fact]
    public void Sample_Gradients_AreThoseOfTheReparameterizedFormula()
    {
        using var scope = NewDisposeScope();
        var mu = zeros(4, 2, requires_grad: true);
        var logVar = full([4, 2], 0.6f, requires_grad: true);

        var codes = new LatentNormal(mu, logVar).Sample();
        codes.sum().backward();

        Assert.All(mu.grad!.data<float>().ToArray(), g => Assert.Equal(1, g));
        var expected = (codes - mu) * 0.5; // d/dlogVar of exp(logVar / 2) eps is half of it
        Assert.True(logVar.grad!.allclose(expected));
    }

    [Fact]
    public void PriorGrid_Corners_AreTheOutermostQuantiles()
    {
        using var scope = NewDisposeScope();

        var grid = PriorGrid.Create(20);

        Assert.Equal([400, 2], grid.shape);
        Assert.Equal([-1.959964, 1.959964], grid[0].data<float>().ToArray().Select(v => Math.Round(v, 6))); // 2.5 % and 97.5 %
        Assert.Equal([1.959964, -1.959964], grid[399].data<float>().ToArray().Select(v => Math.Round(v, 6)));
        Assert.Equal(0, grid.mean().item<float>(), 1e-6);
    }

    [Fact]
    public void SuperResolution_SmallImages_BecomeLargeOnesThroughTheLessonsCode()
    {
        using var scope = NewDisposeScope();
        using var model = new SuperResolution();
        var small = rand(2, 1, 14, 14);

        Assert.Equal([2, 8, 4, 4], model.Encode(small).shape);
        Assert.Equal([2, 1, 28, 28], model.call(small).shape);
    }

    [Fact]
    public void LatentAutoencoder_Codes_HaveTheAskedSizeAndAnySign()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var model = new LatentAutoencoder(32);

        var codes = model.Encode(rand(5, 1, 28, 28));

        Assert.Equal([5, 32], codes.shape);
        Assert.True(codes.min().item<float>() < 0 && codes.max().item<float>() > 0);
        Assert.Equal([5, 1, 28, 28], model.Decode(codes).shape);
    }

    [Fact]
    public void Sizes_NotPositive_AreNamed()
    {
        Assert.Contains(
            "latentSize is 0; it must be at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => new DenseVae(0)).Message);
        Assert.Contains(
            "hiddenSize is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new LatentAutoencoder(2, hiddenSize: -1)).Message);
        Assert.Contains("side is 0", Assert.Throws<ArgumentOutOfRangeException>(() => PriorGrid.Create(0)).Message);
    }
}
