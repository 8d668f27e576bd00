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

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 28, 28)]
    [InlineData(5, 33, 8)]
    [InlineData(7, 3, 21)]
    [InlineData(9, 40, 17)]
    public void Apply_ManyImages_IsTheMiddleOfEachSortedSquare(int size, int height, int width)
    {
        using var scope = NewDisposeScope();
        var images = rand(30, width, height, 2).mul(20).round().permute(0, 3, 2, 1); // with equal values, and not contiguous

        var filtered = MedianFilter.Apply(images, size);

        var radius = size / 2;
        var padded = nn.functional.pad(images, (radius, radius, radius, radius), TorchSharp.PaddingModes.Replicate);
        var (sorted, _) = padded.unfold(2, size, 1).unfold(3, size, 1).flatten(4).sort(4); // [N,C,H,W,size*size]
        Assert.True(filtered.eq(sorted[.., .., .., .., size * size / 2]).all().item<bool>());
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
