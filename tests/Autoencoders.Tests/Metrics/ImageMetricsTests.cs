using Autoencoders.Data;
using Autoencoders.Metrics;
using Autoencoders.Tests.Golden;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

/// <summary>Expected values: golden.py beside this file, which uses scikit-image.</summary>
public class ImageMetricsTests
{
    private const double GoldenBce = 0.4243065244285761;
    private const double GoldenMse = 0.01002536649881629;
    private const double GoldenPsnr = 19.988997418495128;
    private const double GoldenSsim = 0.8335360491716969;

    [Fact]
    public void Metrics_TwoImages_EqualThoseOfScikitImage()
    {
        using var scope = NewDisposeScope();
        var (images, targets) = Images();

        Assert.Equal(GoldenBce, ImageMetrics.Bce(images, targets)[0].item<float>(), 1e-5);
        Assert.Equal(GoldenMse, ImageMetrics.Mse(images, targets)[0].item<float>(), 1e-6);
        Assert.Equal(GoldenPsnr, ImageMetrics.Psnr(images, targets)[0].item<float>(), 1e-4);
        Assert.Equal(GoldenSsim, ImageMetrics.Ssim(images, targets)[0].item<float>(), 1e-4);
    }

    [Fact]
    public void Metrics_EachImage_HasItsOwnValue()
    {
        using var scope = NewDisposeScope();
        var (images, targets) = Images();

        var mse = ImageMetrics.Mse(cat([images, targets], 0), cat([targets, targets], 0));
        var ssim = ImageMetrics.Ssim(cat([images, targets], 0), cat([targets, targets], 0));

        Assert.Equal([2], mse.shape);
        Assert.Equal(0, mse[1].item<float>());
        Assert.Equal(1, ssim[1].item<float>(), 1e-4);
        Assert.Equal(GoldenSsim, ssim[0].item<float>(), 1e-4);
    }

    [Fact]
    public void Ssim_ColorImages_IsTheMeanOverTheChannels()
    {
        using var scope = NewDisposeScope();
        var (images, targets) = Images();

        var ssim = ImageMetrics.Ssim(cat([images, targets, targets], 1), cat([targets, targets, targets], 1));

        Assert.Equal((GoldenSsim + 2) / 3, ssim[0].item<float>(), 1e-4);
    }

    /// <summary>Expected values: Golden/make_ssim.py, which says why both mean the same windows.</summary>
    [Fact]
    public void Ssim_DigitsAndPhotographsAtHalfResolution_EqualsScikitImage()
    {
        var golden = new GoldenFile("ssim.json");
        using var scope = NewDisposeScope();
        using var digits = Mnist.LoadTest();
        using var patches = NaturalPatches.LoadTest();

        GoldenFile.AssertClose(golden.Numbers("digits"), AtHalf(digits.Images.narrow(0, 0, 20)), 1e-4);
        GoldenFile.AssertClose(golden.Numbers("patches"), AtHalf(patches.Images.slice(0, 0, 540, 27)), 1e-4);

        static Tensor AtHalf(Tensor images) => ImageMetrics.Ssim(images, Upscale.Nearest(nn.functional.avg_pool2d(images, 2), 2));
    }

    [Fact]
    public void Psnr_EqualImages_IsInfinite()
    {
        using var scope = NewDisposeScope();
        var (images, _) = Images();

        Assert.Equal(float.PositiveInfinity, ImageMetrics.Psnr(images, images)[0].item<float>());
    }

    [Fact]
    public void Bce_HandComputedPixel_IsExact()
    {
        using var scope = NewDisposeScope();

        var bce = ImageMetrics.Bce(full([1, 1, 1, 1], 0.25f), full([1, 1, 1, 1], 1f));

        Assert.Equal(Math.Log(4), bce[0].item<float>(), 1e-6);
    }

    [Fact]
    public void Mse_OtherShapes_NamesBoth()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => ImageMetrics.Mse(zeros(1, 1, 4, 4), zeros(1, 1, 4, 5)));

        Assert.Contains("[1, 1, 4, 4] and [1, 1, 4, 5]", error.Message);
    }

    [Fact]
    public void Ssim_SmallerThanTheWindow_IsRefused()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => ImageMetrics.Ssim(zeros(1, 1, 10, 20), zeros(1, 1, 10, 20)));

        Assert.Contains("at least 11x11 pixels, not 10x20", error.Message);
    }

    [Fact]
    public void Metrics_WithoutAScope_LeaveOneTensorEach()
    {
        var (images, targets) = Images();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (ImageMetrics.Ssim(images, targets)) Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        images.Dispose();
        targets.Dispose();
    }

    private static (Tensor Images, Tensor Targets) Images()
    {
        var targets = Enumerable.Range(0, 784).Select(k => 0.5 + (0.5 * Math.Sin((0.3 * (k / 28)) + (0.2 * (k % 28))))).ToArray();
        var images = targets.Select(
            (t, k) => Math.Clamp((0.8 * t) + 0.1 + (0.1 * Math.Cos((1.7 * (k / 28)) - (0.9 * (k % 28)))), 0.01, 0.99));
        using var scope = NewDisposeScope();
        return (AsTensor(images).MoveToOuterDisposeScope(), AsTensor(targets).MoveToOuterDisposeScope());

        static Tensor AsTensor(IEnumerable<double> pixels) => tensor(pixels.Select(p => (float)p).ToArray()).reshape(1, 1, 28, 28);
    }
}
