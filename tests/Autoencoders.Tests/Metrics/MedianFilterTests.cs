using Autoencoders.Metrics;
using Autoencoders.Tests.Golden;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

public class MedianFilterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Apply_TwoImages_EqualsScipy(int size)
    {
        using var scope = NewDisposeScope();

        var filtered = MedianFilter.Apply(FilterCase.Images(), size);

        Assert.Equal([2, 2, 6, 7], filtered.shape);
        GoldenFile.AssertClose(FilterCase.Expected($"median_{size}"), filtered, 1e-6);
    }

    [Fact]
    public void Apply_SinglePixels_RemovesThemAndKeepsAnEdge()
    {
        using var scope = NewDisposeScope();
        var edge = cat([zeros(1, 1, 8, 4), ones(1, 1, 8, 4)], 3);
        var spotted = edge.clone();
        spotted[0, 0, 0, 0] = 1;
        spotted[0, 0, 4, 6] = 0;

        Assert.True(MedianFilter.Apply(spotted).eq(edge).all().item<bool>());
    }

    [Fact]
    public void Apply_MoreImagesThanAtOnce_FiltersEachByItself()
    {
        using var scope = NewDisposeScope();
        var images = rand(230, 1, 5, 5);

        var filtered = MedianFilter.Apply(images);

        Assert.Equal([230, 1, 5, 5], filtered.shape);
        Assert.True(filtered.narrow(0, 150, 60).eq(MedianFilter.Apply(images.narrow(0, 150, 60))).all().item<bool>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void Apply_SizeWithoutACentre_IsRefused(int size)
    {
        using var scope = NewDisposeScope();

        Assert.Contains(
            $"has {size} rows", Assert.Throws<ArgumentOutOfRangeException>(() => MedianFilter.Apply(rand(1, 1, 4, 4), size)).Message);
    }

    [Fact]
    public void Apply_OneImageWithoutItsBatch_NamesTheShape()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("[N, C, H, W]", Assert.Throws<ArgumentException>(() => MedianFilter.Apply(rand(1, 4, 4))).Message);
    }
}
