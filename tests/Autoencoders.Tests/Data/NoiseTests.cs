using Autoencoders.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Data;

public class NoiseTests
{
    [Fact]
    public void AddNormal_GreyImage_HasTheMeanAndTheStandardDeviation()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);

        var noisy = Noise.AddNormal(full(1, 1, 500, 500, 0.4f), sd: 0.05, mean: 0.1);

        Assert.Equal(0.5, noisy.mean().item<float>(), 1e-3);
        Assert.Equal(0.05, noisy.std().item<float>(), 1e-3);
    }

    [Fact]
    public void AddNormal_StrongNoise_StaysBetweenZeroAndOne()
    {
        using var scope = NewDisposeScope();

        var noisy = Noise.AddNormal(rand(2, 1, 28, 28), sd: 0.5, mean: 0.5);

        Assert.Equal(0, noisy.min().item<float>());
        Assert.Equal(1, noisy.max().item<float>());
    }

    [Fact]
    public void AddNormal_TwoCalls_DifferAndRepeatWithTheSeed()
    {
        using var scope = NewDisposeScope();
        var images = full(1, 1, 8, 8, 0.5f);

        float[] Draw() => Noise.AddNormal(images, 0.1).data<float>().ToArray();
        random.manual_seed(4);
        var (first, second) = (Draw(), Draw());
        random.manual_seed(4);

        Assert.NotEqual(first, second);
        Assert.Equal(first, Draw());
    }

    [Fact]
    public void AddNormal_Generator_DecidesTheNoiseAlone()
    {
        using var scope = NewDisposeScope();
        var images = full(1, 1, 8, 8, 0.5f);

        float[] Draw()
        {
            using var generator = new Generator(7);
            return Noise.AddNormal(images, 0.1, generator: generator).data<float>().ToArray();
        }

        var first = Draw();
        randn(5);

        Assert.Equal(first, Draw());
    }

    [Fact]
    public void AddNormal_NoNoise_LeavesTheImages()
    {
        using var scope = NewDisposeScope();
        var images = rand(2, 1, 4, 4);

        Assert.Equal(images.data<float>().ToArray(), Noise.AddNormal(images, 0).data<float>().ToArray());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void AddNormal_ImpossibleDeviation_IsNamed(double sd)
    {
        using var images = zeros(1);

        Assert.Contains("a standard deviation is finite and not negative",
            Assert.Throws<ArgumentOutOfRangeException>(() => Noise.AddNormal(images, sd)).Message);
    }
}
