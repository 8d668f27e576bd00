using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Models;

public class ConvAutoencoderTests
{
    [Fact]
    public void Forward_Images_KeepsTheirShapeAndLiesBetweenZeroAndOne()
    {
        using var scope = NewDisposeScope();
        using var model = new ConvAutoencoder();

        var output = model.call(rand(3, 1, 28, 28));

        Assert.Equal([3, 1, 28, 28], output.shape);
        Assert.InRange(output.min().item<float>(), 0, 1);
        Assert.InRange(output.max().item<float>(), 0, 1);
    }

    [Fact]
    public void Encode_Images_Gives128NumbersThatAreNotNegative()
    {
        using var scope = NewDisposeScope();
        using var model = new ConvAutoencoder();

        var codes = model.Encode(rand(3, 1, 28, 28));

        Assert.Equal([3, 8, 4, 4], codes.shape);
        Assert.True(codes.min().item<float>() >= 0);
        Assert.Equal([3, 1, 28, 28], model.Decode(codes).shape);
    }

    [Fact]
    public void Constructor_LayersOfOnesOwn_AreTheNetwork()
    {
        using var scope = NewDisposeScope();
        var (narrow, wide) = (Conv2d(1, 2, 3, stride: 4, padding: 1), ConvTranspose2d(2, 1, 4, stride: 4));

        using var model = new ConvAutoencoder(Sequential(("narrow", narrow)), Sequential(("wide", wide)));

        Assert.Equal(
            ["encoder.layers.narrow.weight", "encoder.layers.narrow.bias", "decoder.layers.wide.weight", "decoder.layers.wide.bias"],
            model.state_dict().Keys);
        Assert.Equal([3, 2, 7, 7], model.Encode(rand(3, 1, 28, 28)).shape);
        Assert.Equal([3, 1, 28, 28], model.call(rand(3, 1, 28, 28)).shape);
    }

    [Fact]
    public void Parameters_AsTheLessonCountsThem()
    {
        using var model = new ConvAutoencoder();

        // three convolutions of the encoder, four of the decoder
        Assert.Equal(160 + 1160 + 584 + 584 + 584 + 1168 + 145, model.parameters().Sum(p => p.numel()));
        Assert.Contains("encoder.layers.conv1.weight", model.state_dict().Keys);
        Assert.Contains("decoder.layers.conv4.bias", model.state_dict().Keys);
    }

    [Fact]
    public void Backward_Loss_ReachesEveryParameter()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(2);
        using var model = new ConvAutoencoder();
        var images = rand(8, 1, 28, 28);

        functional.binary_cross_entropy(model.call(images), images).backward();

        foreach (var (name, parameter) in model.named_parameters())
        {
            Assert.True(parameter.grad is { } gradient && gradient.abs().sum().item<float>() > 0, $"{name} has no gradient");
        }
    }

    [Fact]
    public void Training_EightImages_LowersTheLoss()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(2);
        using var model = new ConvAutoencoder();
        using var data = SmallData.Rectangles(8);
        using var optimizer = optim.Adam(model.parameters(), 1e-2);

        var losses = Enumerable.Range(0, 60).Select(_ => Step()).ToList();

        Assert.True(losses[^1] < losses[0] * 0.7, $"from {losses[0]} to {losses[^1]}");

        float Step()
        {
            using var step = NewDisposeScope();
            optimizer.zero_grad();
            var loss = functional.binary_cross_entropy(model.call(data.Images), data.Images);
            loss.backward();
            optimizer.step();
            return loss.item<float>();
        }
    }

    [Fact]
    public void SaveAndLoad_AnotherNetwork_GivesTheSameBits()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var saved = new ConvAutoencoder();
        using var loaded = new ConvAutoencoder();
        var path = Path.Combine(folder.Path, "model.dat");
        var images = rand(2, 1, 28, 28);

        Weights.Save(saved, path);
        Weights.Load(loaded, path);

        Assert.Equal(saved.call(images).data<float>().ToArray(), loaded.call(images).data<float>().ToArray());
    }

    [Fact]
    public void Dispose_Network_LeavesNoTensor()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (NewDisposeScope())
        {
            using var model = new ConvAutoencoder();
            model.call(rand(2, 1, 28, 28)).sum().backward();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
