using Autoencoders.Metrics;
using Autoencoders.Tests.Golden;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

public class GaussianFilterTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1.3)]
    public void Apply_TwoImages_EqualsScipy(double sigma)
    {
        using var scope = NewDisposeScope();

        var filtered = GaussianFilter.Apply(FilterCase.Images(), sigma);

        Assert.Equal([2, 2, 6, 7], filtered.shape);
        GoldenFile.AssertClose(FilterCase.Expected($"gaussian_{sigma}"), filtered, 2e-6);
    }

    [Fact]
    public void Apply_OneColor_ChangesNothing()
    {
        using var scope = NewDisposeScope();

        Assert.True(GaussianFilter.Apply(full([1, 3, 4, 4], 0.3), 2).allclose(full([1, 3, 4, 4], 0.3), 1e-5, 1e-6));
    }

    [Fact]
    public void Apply_OnePixel_SpreadsItByTheFormula()
    {
        using var scope = NewDisposeScope();
        var image = zeros(1, 1, 21, 21);
        image[0, 0, 10, 10] = 1;

        var filtered = GaussianFilter.Apply(image, 1);

        Assert.Equal(1, filtered.sum().item<float>(), 1e-5);
        Assert.Equal(Math.Exp(-2.5), filtered[0, 0, 11, 12].item<float>() / filtered[0, 0, 10, 10].item<float>(), 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Apply_NoPositiveSigma_IsRefused(double sigma)
    {
        using var scope = NewDisposeScope();

        Assert.Contains(
            $"sigma is {sigma};", Assert.Throws<ArgumentOutOfRangeException>(() => GaussianFilter.Apply(rand(1, 1, 4, 4), sigma)).Message);
    }
}
