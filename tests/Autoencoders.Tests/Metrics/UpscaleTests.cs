using Autoencoders.Metrics;
using Autoencoders.Tests.Golden;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

public class UpscaleTests
{
    public static TheoryData<string, int> Ways =>
        new() { { "nearest", 2 }, { "nearest", 3 }, { "bilinear", 2 }, { "bilinear", 3 }, { "bicubic", 2 }, { "bicubic", 3 } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Upscale_TwoImages_EqualsPyTorch(string way, int factor)
    {
        using var scope = NewDisposeScope();

        var large = Run(way, FilterCase.Images(), factor);

        Assert.Equal([2, 2, 6 * factor, 7 * factor], large.shape);
        GoldenFile.AssertClose(FilterCase.Expected($"{way}_{factor}"), large, 2e-6);
    }

    [Fact]
    public void Bilinear_TwoPixels_StandsAtTheirCentres()
    {
        using var scope = NewDisposeScope();

        GoldenFile.AssertClose(
            [0, 0.25, 0.75, 1, 0, 0.25, 0.75, 1], Upscale.Bilinear(tensor(new float[] { 0, 1 }).reshape(1, 1, 1, 2), 2), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Upscale_SharpEdge_StaysInRange(string way, int factor)
    {
        using var scope = NewDisposeScope();
        var edge = cat([zeros(1, 1, 4, 4), ones(1, 1, 4, 4)], 3);

        var large = Run(way, edge, factor);

        Assert.Equal((0f, 1f), (large.min().item<float>(), large.max().item<float>()));
    }

    [Fact]
    public void Upscale_LeavesOneTensor()
    {
        using var images = rand(1, 1, 4, 4);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (Upscale.Bicubic(images, 2)) Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        using (MedianFilter.Apply(images)) Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        using (GaussianFilter.Apply(images, 1)) Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Upscale_FactorZero_IsRefused()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<ArgumentOutOfRangeException>(() => Upscale.Nearest(rand(1, 1, 4, 4), 0));
    }

    private static Tensor Run(string way, Tensor images, int factor) => way switch
    {
        "nearest" => Upscale.Nearest(images, factor),
        "bilinear" => Upscale.Bilinear(images, factor),
        _ => Upscale.Bicubic(images, factor),
    };
}
