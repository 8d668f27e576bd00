using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Libtorch.Tests.Data;

public class DataLoaderTests
{
    private sealed class Squares : Dataset
    {
        public override long Count => 7;

        public override Dictionary<string, Tensor> GetTensor(long index) => new()
        {
            ["x"] = tensor((float)index),
            ["y"] = tensor((float)(index * index)),
        };
    }

    [Fact]
    public void Batches_InOrder_StackTheItems()
    {
        using var loader = DataLoader(new Squares(), 3);
        var seen = new List<float[]>();

        foreach (var batch in loader)
        {
            Assert.Equal(["x", "y"], batch.Keys);
            seen.Add([.. batch["y"].data<float>()]);
        }

        Assert.Equal([[0, 1, 4], [9, 16, 25], [36]], seen);
        Assert.Equal(3, loader.Count);
    }

    [Fact]
    public void DropLast_LeavesTheSmallerBatchOut()
    {
        using var loader = DataLoader(new Squares(), 3, drop_last: true);

        Assert.Equal(2, loader.Count);
        Assert.Equal(2, Order(loader).Length / 3);
    }

    [Fact]
    public void Shuffle_WithASeed_GivesOneOrderOfAllItems()
    {
        using var first = DataLoader(new Squares(), 2, shuffle: true, seed: 5);
        using var second = DataLoader(new Squares(), 2, shuffle: true, seed: 5);
        using var other = DataLoader(new Squares(), 2, shuffle: true, seed: 6);

        Assert.Equal(Order(first), Order(second));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Order(first).Order());
        Assert.NotEqual(Order(first), Order(other));
    }

    [Fact]
    public void Shuffler_OfOnesOwn_DecidesTheOrder()
    {
        using var loader = DataLoader(new Squares(), 2, [6L, 0, 3]);

        Assert.Equal([6, 0, 3], Order(loader));
    }

    [Fact]
    public void TensorDataset_GivesRowsOfAllItsTensors()
    {
        using DisposeScope scope = NewDisposeScope();
        using var loader = DataLoader(TensorDataset(arange(4).reshape(4, 1), arange(4) * 10), 4);

        var batch = loader.Single(rows => rows.Count == 2);

        Assert.Equal(4, loader.dataset.Count);
        Assert.Equal(2, batch.Count);
    }

    [Fact]
    public void Batches_AreDisposedWhenTheNextOneIsMade()
    {
        using var loader = DataLoader(new Squares(), 3);
        DisposeScopeManager.Statistics.Reset();
        var held = new List<Tensor>();

        foreach (var batch in loader) held.Add(batch["x"]);

        Assert.All(held, tensor => Assert.True(tensor.IsInvalid));
        Assert.Equal(0, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static float[] Order(IEnumerable<Dictionary<string, Tensor>> loader)
    {
        var order = new List<float>();
        foreach (var batch in loader) order.AddRange(batch["x"].data<float>());
        return [.. order];
    }
}
