using System.Text.Json;
using Autoencoders.Metrics;
using Autoencoders.Data;
using Autoencoders.Tests.Golden;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

/// <summary>The values of MNIST: Golden/make_pca.py, which uses scikit-learn.</summary>
public class PcaTests
{
    [Fact]
    public void Fit_PointsOnALine_FindsTheLine()
    {
        using var scope = NewDisposeScope();
        // 1 + t (0.6, -0.8) for t = -2, 0, 2: the variance along the line is (4 + 0 + 4) / 2
        var points = tensor(new float[,] { { 1 - 1.2f, 1 + 1.6f }, { 1, 1 }, { 1 + 1.2f, 1 - 1.6f } });

        using var pca = Pca.Fit(points, 2);

        GoldenFile.AssertClose([1, 1], pca.Mean, 1e-6);
        GoldenFile.AssertClose([-0.6, 0.8, 0.8, 0.6], pca.Components, 1e-6);
        GoldenFile.AssertClose([4, 0], pca.ExplainedVariance, 1e-6);
        GoldenFile.AssertClose([2, 0, 0, 0, -2, 0], pca.Encode(points), 1e-6);
    }

    [Fact]
    public void Fit_RandomImages_HasOrthonormalRowsWhoseLargestEntryIsPositive()
    {
        using var scope = NewDisposeScope();
        using var pca = Pca.Fit(randn([200, 1, 5, 6], generator: new Generator(1)), 20);

        var products = pca.Components.matmul(pca.Components.t());
        GoldenFile.AssertClose([.. Enumerable.Range(0, 400).Select(i => i / 20 == i % 20 ? 1.0 : 0)], products, 1e-6);
        Assert.True(pca.Components.amax([1]).eq(pca.Components.abs().amax([1])).all().item<bool>());
        Assert.True((pca.ExplainedVariance.narrow(0, 0, 19) >= pca.ExplainedVariance.narrow(0, 1, 19)).all().item<bool>());
    }

    [Fact]
    public void Decode_FewerDirections_MissesTheDiscardedVariance()
    {
        using var scope = NewDisposeScope();
        var images = rand([100, 2, 3, 4], generator: new Generator(2));
        using var all = Pca.Fit(images, 24);

        for (var size = 1; size < 24; size += 7)
        {
            using var pca = all.Truncate(size);
            var squares = (pca.Decode(pca.Encode(images)) - images).square().sum().item<float>() / 99; // the variances' divisor
            Assert.Equal(all.ExplainedVariance.narrow(0, size, 24 - size).sum().item<float>(), squares, 1e-4);
        }
    }

    [Fact]
    public void Decode_AllDirections_GivesTheImagesBackInTheirShape()
    {
        using var scope = NewDisposeScope();
        var images = rand([50, 1, 4, 5], generator: new Generator(3));
        using var pca = Pca.Fit(images, 20);

        var decoded = pca.Decode(pca.Encode(images));

        Assert.Equal([50, 1, 4, 5], decoded.shape);
        Assert.True((decoded - images).abs().max().item<float>() < 1e-5);
    }

    [Fact]
    public void Truncate_HasTheFirstDirectionsAndOutlivesTheOriginal()
    {
        using var scope = NewDisposeScope();
        var images = rand([30, 6], generator: new Generator(4));
        var pca = Pca.Fit(images, 5);
        var expected = pca.Encode(images).narrow(1, 0, 2);

        using var two = pca.Truncate(2);
        pca.Dispose();

        Assert.Equal((2, 2L), (two.Size, two.ExplainedVariance.shape[0]));
        Assert.True(two.Encode(images).allclose(expected, 1e-5, 1e-6));
    }

    [Fact]
    public void Fit_DoublePrecisionImages_AreLeftAsTheyWere()
    {
        using var scope = NewDisposeScope();
        var images = rand([10, 4], dtype: ScalarType.Float64, generator: new Generator(5));
        var before = images.clone();

        using var pca = Pca.Fit(images, 1);

        Assert.True(images.eq(before).all().item<bool>());
    }

    [Fact]
    public void Fit_Mnist_EqualsScikitLearn()
    {
        var golden = new GoldenFile("pca.json");
        using var scope = NewDisposeScope();
        using var train = Mnist.LoadTrain();
        using var test = Mnist.LoadTest();

        using var pca = Pca.Fit(train.Images, 64);

        var places = tensor(golden["places"].Deserialize<long[]>()!);
        GoldenFile.AssertClose(golden.Numbers("explained_variance"), pca.ExplainedVariance, 1e-5);
        GoldenFile.AssertClose(golden.Numbers("mean"), pca.Mean.index_select(0, places), 1e-6);
        var components = golden["components"].Deserialize<double[][]>()!.SelectMany(row => row).ToArray();
        GoldenFile.AssertClose(components, pca.Components.index_select(1, places), 1e-5);
        GoldenFile.AssertClose(golden.Numbers("first_code"), pca.Encode(test.Images.narrow(0, 0, 1)), 1e-4);
        foreach (var expected in golden["test_mse"].EnumerateObject())
        {
            using var step = NewDisposeScope();
            using var some = pca.Truncate(int.Parse(expected.Name));
            var error = (some.Decode(some.Encode(test.Images)) - test.Images).square().mean().item<float>();
            Assert.Equal(expected.Value.GetDouble(), error, 1e-6);
        }
    }

    [Fact]
    public void Fit_MoreDirectionsThanImages_IsRefused()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Pca.Fit(rand(3, 1, 2, 2), 4));

        Assert.Contains("3 images of 4 numbers have from 1 to 3 principal directions", error.Message);
    }

    [Fact]
    public void Fit_NotANumber_IsRefused()
    {
        using var scope = NewDisposeScope();
        var images = rand(5, 4);
        images[2, 1] = float.NaN;

        var error = Assert.Throws<ArgumentException>(() => Pca.Fit(images, 2));

        Assert.Contains("NaN or infinity", error.Message);
    }

    [Fact]
    public void Encode_ImagesOfAnotherShape_NamesBoth()
    {
        using var scope = NewDisposeScope();
        using var pca = Pca.Fit(rand(5, 1, 2, 2), 2);

        var error = Assert.Throws<ArgumentException>(() => pca.Encode(rand(5, 1, 2, 3)));

        Assert.Contains("[N, 1, 2, 2], not [5, 1, 2, 3]", error.Message);
        Assert.Throws<ArgumentException>(() => pca.Decode(rand(5, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => pca.Truncate(3));
    }

    [Fact]
    public void Dispose_LeavesNoTensor()
    {
        using var images = rand(20, 6);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (var pca = Pca.Fit(images, 3))
        using (var two = pca.Truncate(2))
        using (var codes = two.Encode(images))
        using (two.Decode(codes)) Assert.Equal(before + 8, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
