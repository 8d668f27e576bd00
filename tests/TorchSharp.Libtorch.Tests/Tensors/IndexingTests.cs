using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Tensors;

public class IndexingTests
{
    private static Tensor Counted(params long[] shape) => arange(shape.Aggregate((a, b) => a * b), ScalarType.Int64).reshape(shape);

    private static long[] Elements(Tensor tensor) => tensor.data<long>().ToArray();

    [Fact]
    public void Index_OnePosition_DropsTheDimension()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal([4, 5, 6, 7], Elements(Counted(3, 4)[1]));
        Assert.Equal(6, Counted(3, 4)[1, 2].item<long>());
        Assert.Equal(11, Counted(3, 4)[-1, -1].item<long>());
    }

    [Fact]
    public void Index_RangesOfCSharp_CutOut()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal([1, 2, 5, 6], Elements(Counted(3, 4)[..2, 1..3]));
        Assert.Equal([8, 9, 10, 11], Elements(Counted(3, 4)[^1..]));
        Assert.Equal([8, 9, 10, 11], Elements(Counted(3, 4)[^1]));
    }

    [Fact]
    public void Index_EllipsisAndNewDimension_Work()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal([2, 1, 4], Counted(2, 3, 4)[TensorIndex.Ellipsis, 1..2, TensorIndex.Colon].shape);
        Assert.Equal([2, 1, 3], Counted(2, 3)[TensorIndex.Colon, TensorIndex.None].shape);
    }

    [Fact]
    public void Index_Mask_PicksInOrder()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = Counted(2, 3);

        Assert.Equal([3, 4, 5], Elements(x[x > 2]));
    }

    [Fact]
    public void Index_ListAfterRange_PicksColumns()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor columns = tensor(new long[] { 2, 0 });

        Assert.Equal([2, 0, 6, 4], Elements(Counted(3, 4)[..2, TensorIndex.Tensor(columns)]));
    }

    [Fact]
    public void Set_RangeMaskAndPosition_ChangeTheTensor()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = Counted(2, 3);

        x[0, 0] = 9;
        x[1.., 1..] = -1;
        x[x == 2] = 7;

        Assert.Equal([9, 1, 7, 3, -1, -1], Elements(x));
    }

    [Fact]
    public void View_SharesItsElements()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = Counted(2, 3);

        x[1].fill_(0);

        Assert.Equal([0, 1, 2, 0, 0, 0], Elements(x));
    }

    [Fact]
    public void Index_TooManyPositions_IsRefused()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.ThrowsAny<Exception>(() => Counted(2, 3)[0, 0, TensorIndex.Single(0)]);
    }
}
