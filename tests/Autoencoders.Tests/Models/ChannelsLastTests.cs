using Autoencoders.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Models;

public class ChannelsLastTests
{
    [Fact]
    public void Apply_Network_KeepsItsParametersAsTheyAre()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Conv2d(3, 4, 3);
        var (weight, handle, images) = (layer.weight, layer.weight.Handle, rand(2, 3, 9, 9));
        var before = layer.call(images);

        ChannelsLast.Apply(layer);

        Assert.Same(weight, layer.weight);
        Assert.Equal(handle, weight.Handle);
        Assert.Equal([27, 9, 3, 1], weight.stride());
        Assert.InRange((before - layer.call(images)).abs().max().item<float>(), 0, 1e-6);
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(8, true)]
    [InlineData(1, false)] // where both orders are the same memory, and the strides tell
    public void Apply_InputInOrdinaryOrder_ReachesTheConvolutionWithChannelsLast(int channels, bool transposed)
    {
        using var scope = NewDisposeScope();
        Convolution layer = transposed ? nn.ConvTranspose2d(channels, 1, 3) : nn.Conv2d(channels, 1, 3);
        ChannelsLast.Apply(layer);
        ChannelsLast.Apply(layer);

        Assert.Equal([channels * 5 * 6, 1, channels * 6, channels], StridesSeenBy(layer, rand(2, channels, 5, 6)));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(1)]
    public void Apply_StridedPointConvolution_GetsItsInputInOrdinaryOrder(int channels)
    {
        using var scope = NewDisposeScope();
        var layer = nn.Conv2d(channels, 1, 1, stride: 2);
        ChannelsLast.Apply(layer);

        var images = rand(2, 5, 6, channels).permute(0, 3, 1, 2);

        Assert.Equal([channels * 5 * 6, 5 * 6, 6, 1], StridesSeenBy(layer, images));
    }

    /// <summary>With channels last, libtorch 2.10 ends the process here, hangs, or gives wrong gradients on AVX2.</summary>
    [Theory]
    [InlineData(1, 16, 1)]
    [InlineData(3, 8, 1)]
    [InlineData(4, 16, 2)]
    public void Backward_StridedPointConvolution_GivesTheGradientsOfDoublePrecision(int inputs, int outputs, int threads)
    {
        using var scope = NewDisposeScope();
        using var share = new Threads(threads);
        var layer = nn.Conv2d(inputs, outputs, 1, stride: 2);
        ChannelsLast.Apply(layer);

        RequireGradientsOfDoublePrecision(layer, rand(32, 28, 28, inputs).permute(0, 3, 1, 2));
    }

    /// <summary>
    /// Networks that the course does not lay out go through libtorch with their channels in the ordinary order, here on memory that held
    /// NaN before. Where this fails, libtorch's gradients are wrong on that processor.
    /// </summary>
    [Theory]
    [InlineData(1, 16, 28, 1)]
    [InlineData(16, 8, 14, 1)]
    [InlineData(8, 8, 7, 1)]
    [InlineData(8, 16, 16, 1)]
    [InlineData(16, 1, 28, 1)]
    [InlineData(16, 32, 14, 2)]
    [InlineData(16, 3, 32, 1)]
    public void Backward_OrdinaryOrder_GivesTheGradientsOfDoublePrecision(int inputs, int outputs, int size, int stride)
    {
        foreach (var threads in new[] { 1, 2 })
        {
            using var scope = NewDisposeScope();
            using var share = new Threads(threads);
            using (NewDisposeScope())
            {
                foreach (var length in new[] { 1_000, 10_000, 100_000, 1_000_000 }) _ = (full(length, float.NaN), full(length, float.NaN));
            }

            RequireGradientsOfDoublePrecision(nn.Conv2d(inputs, outputs, 3, stride: stride, padding: 1), rand(16, inputs, size, size));
        }
    }

    [Theory]
    [InlineData(8, 1, 12)]
    [InlineData(16, 8, 14)]
    [InlineData(16, 3, 32)]
    public void Backward_ChannelsLast_GivesTheGradientsOfDoublePrecision(int inputs, int outputs, int size)
    {
        using var scope = NewDisposeScope();
        var layer = nn.Conv2d(inputs, outputs, 3, padding: 1);
        ChannelsLast.Apply(layer);

        RequireGradientsOfDoublePrecision(layer, rand(16, inputs, size, size));
    }

    [Fact]
    public void Backward_OnSeveralThreads_GivesTheGradientsOfOneThreadEachTime()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var model = new ConvAutoencoder();
        var images = rand(128, 1, 28, 28);
        List<Tensor> expected;
        using (new Threads(1)) expected = Gradients();
        using var share = new Threads(Math.Max(2, get_num_threads()));
        for (var round = 0; round < 50; round++)
        {
            using var step = NewDisposeScope();
            foreach (var (found, one) in Gradients().Zip(expected))
                Assert.InRange((found - one).norm().item<float>(), 0, (one.norm().item<float>() * 2e-3) + 1e-9);
        }

        List<Tensor> Gradients()
        {
            model.zero_grad();
            model.call(images).square().mean().backward();
            return [.. model.parameters().Select(parameter => parameter.grad!.clone())];
        }
    }

    private static long[] StridesSeenBy(Convolution layer, Tensor images)
    {
        var strides = Array.Empty<long>();
        layer.register_forward_pre_hook((_, input) =>
        {
            strides = input.stride();
            return input;
        });
        layer.call(images);
        return strides;
    }

    private static void RequireGradientsOfDoublePrecision(Conv2d layer, Tensor images)
    {
        var weight = layer.weight.detach().to(ScalarType.Float64).requires_grad_();
        var bias = layer.bias!.detach().to(ScalarType.Float64).requires_grad_();
        var (input, preciseInput) = (images.detach().requires_grad_(), images.to(ScalarType.Float64).requires_grad_());

        layer.call(input).square().sum().backward();

        nn.functional.conv2d(preciseInput, weight, bias, layer.stride, layer.padding).square().sum().backward();
        foreach (var (found, precise) in new[] { (input, preciseInput), (layer.weight, weight), (layer.bias!, bias) })
        {
            var difference = found.grad!.to(ScalarType.Float64) - precise.grad!;
            Assert.InRange(difference.abs().max().item<double>(), 0, precise.grad!.abs().max().item<double>() * 1e-4);
        }
    }

    private sealed class Threads : IDisposable
    {
        private readonly int _before = get_num_threads();

        public Threads(int count) => set_num_threads(count);

        public void Dispose() => set_num_threads(_before);
    }
}
