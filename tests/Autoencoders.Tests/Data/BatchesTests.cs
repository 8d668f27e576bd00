using Autoencoders.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Data;

public class BatchesTests
{
    [Fact]
    public void InOrder_LastBatch_IsSmaller()
    {
        using var scope = NewDisposeScope();
        using var data = SmallData.Rectangles(10);
        using var batches = Batches.InOrder(data, 4);

        Assert.Equal([4, 4, 2], batches.Select(batch => batch.Length));
        Assert.Equal([2, 0], batches[2].Labels.data<long>().ToArray());
    }

    [Fact]
    public void Shuffled_ImagesAndLabels_StayTogether()
    {
        using var scope = NewDisposeScope();
        using var data = SmallData.Rectangles(30);
        using var batches = Batches.Shuffled(data, 7, new Random(3));
        var sums = Enumerable.Range(0, 30).ToLookup(i => data.Images[i].sum().item<float>(), i => data.Labels[i].item<long>());

        foreach (var batch in batches)
        {
            for (var i = 0; i < batch.Length; i++) Assert.Contains(batch.Labels[i].item<long>(), sums[batch.Images[i].sum().item<float>()]);
        }

        Assert.Equal(30, batches.Sum(batch => batch.Length));
    }

    [Theory]
    [InlineData(9, 4, new[] { 4, 5 })]
    [InlineData(10, 4, new[] { 4, 4, 2 })]
    [InlineData(1, 4, new[] { 1 })]
    [InlineData(3, 1, new[] { 1, 1, 1 })]
    public void Shuffled_LastImageAlone_JoinsTheBatchBefore(int images, int size, int[] sizes)
    {
        using var data = SmallData.Rectangles(images);
        using var batches = Batches.Shuffled(data, size, new Random(3));

        Assert.Equal(sizes, batches.Select(batch => batch.Length));
    }

    [Fact]
    public void Shuffled_SameSeed_GivesTheSameOrder()
    {
        using var scope = NewDisposeScope();
        using var data = SmallData.Rectangles(30);

        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));

        IReadOnlyList<float> Order(int seed)
        {
            using var batches = Batches.Shuffled(data, 30, new Random(seed));
            return batches[0].Images.sum([1, 2, 3]).data<float>().ToArray();
        }
    }

    [Fact]
    public void Indexer_BeyondTheLastBatch_IsRefused()
    {
        using var data = SmallData.Rectangles(4);
        using var batches = Batches.InOrder(data, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => batches[2]);
    }

    [Fact]
    public void Dispose_Order_LeavesNoTensor()
    {
        using var data = SmallData.Rectangles(8);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (NewDisposeScope())
        {
            using var batches = Batches.Shuffled(data, 4, new Random(1));
            Assert.Equal(2, batches.Count(batch => batch.Length == 4));
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
