using Autoencoders.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Models;

public class ChannelsLastTests
{
    [Fact]
    public void Apply_Convolutions_ChangesStridesAndNothingElse()
    {
        using var scope = NewDisposeScope();
        using var model = new ConvAutoencoder();
        var images = rand(2, 1, 28, 28);
        var before = model.call(images);

        ChannelsLast.Apply(model);

        var (first, third) = (model.Encoder.state_dict()["layers.conv1.weight"], model.Decoder.state_dict()["layers.conv3.weight"]);
        Assert.Equal([9, 1, 3, 1], first.stride()); // [16,1,3,3]
        Assert.Equal([72, 1, 24, 8], third.stride()); // [16,8,3,3]
        Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.is_leaf));
        Assert.InRange((before - model.call(images)).abs().max().item<float>(), 0, 1e-6);
    }

    [Fact]
    public void Apply_Twice_KeepsTheParametersOfTheFirstTime()
    {
        using var model = new ConvAutoencoder();
        ChannelsLast.Apply(model);
        var first = model.parameters().ToList();

        ChannelsLast.Apply(model);

        Assert.All(model.parameters().Zip(first), pair => Assert.Same(pair.Second, pair.First));
        Assert.All(first, parameter => Assert.False(parameter.IsInvalid));
    }

    [Fact]
    public void Apply_InputInOrdinaryOrder_ReachesTheConvolutionWithChannelsLast()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Conv2d(8, 1, 3);
        var strides = Array.Empty<long>();
        ChannelsLast.Apply(layer);
        ChannelsLast.Apply(layer);
        layer.register_forward_pre_hook((_, input) =>
        {
            strides = input.stride();
            return input;
        });

        layer.call(rand(2, 8, 5, 6));

        Assert.Equal([8 * 5 * 6, 1, 8 * 6, 8], strides);
    }

    /// <summary>As after a layer Unflatten. Without <see cref="ChannelsLast"/> the gradient for such an input is wrong or NaN on some processors.</summary>
    [Theory]
    [InlineData(8, 1, 12)]
    [InlineData(16, 8, 14)]
    [InlineData(16, 3, 32)]
    public void Backward_InputInOrdinaryOrder_GivesTheGradientOfDoublePrecision(int inputs, int outputs, int size)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var layer = nn.Conv2d(inputs, outputs, 3, padding: 1);
        var precise = nn.Conv2d(inputs, outputs, 3, padding: 1);
        precise.load_state_dict(layer.state_dict());
        precise.to(ScalarType.Float64);
        var images = rand(16, inputs, size, size);
        var (input, preciseInput) = (images.clone().requires_grad_(), images.to(ScalarType.Float64).requires_grad_());
        ChannelsLast.Apply(layer);

        layer.call(input).square().sum().backward();

        precise.call(preciseInput).square().sum().backward();
        var largest = preciseInput.grad!.abs().max().item<double>();
        Assert.InRange((preciseInput.grad! - input.grad!.to(ScalarType.Float64)).abs().max().item<double>(), 0, largest * 1e-3);
    }

    /// <summary>In the ordinary order, the first and the second differ by NaN in some rounds: the reason for the layout.</summary>
    [Fact]
    public void Backward_OnSeveralThreads_GivesTheGradientsOfOneThreadEachTime()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var model = new ConvAutoencoder();
        var images = rand(128, 1, 28, 28);
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var expected = Gradients();
            set_num_threads(Math.Max(2, threads));
            for (var round = 0; round < 50; round++)
            {
                using var step = NewDisposeScope();
                Assert.All(Gradients().Zip(expected), pair => Assert.InRange((pair.First - pair.Second).norm().item<float>(), 0, (pair.Second.norm().item<float>() * 2e-3) + 1e-9));
            }
        }
        finally
        {
            set_num_threads(threads);
        }

        List<Tensor> Gradients()
        {
            model.zero_grad();
            model.call(images).square().mean().backward();
            return [.. model.parameters().Select(parameter => parameter.grad!.clone())];
        }
    }
}
