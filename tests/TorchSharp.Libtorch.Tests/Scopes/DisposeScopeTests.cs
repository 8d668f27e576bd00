using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Scopes;

public class DisposeScopeTests
{
    [Fact]
    public void Scope_WhenItEnds_DisposesWhatIsLeft()
    {
        Tensor inside;
        using (NewDisposeScope()) inside = ones(3);

        Assert.True(inside.IsInvalid);
    }

    [Fact]
    public void MoveToOuterDisposeScope_OutlivesTheInnerScopeOnly()
    {
        Tensor moved;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) moved = ones(3).MoveToOuterDisposeScope();
            Assert.Equal(3, moved.sum().item<float>());
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void DetachFromDisposeScope_OutlivesTheScope()
    {
        Tensor kept;
        using (NewDisposeScope()) kept = ones(3).DetachFromDisposeScope();

        Assert.Equal(3, kept.sum().item<float>());
        kept.Dispose();
    }

    [Fact]
    public void Attach_TakesOverADetachedTensor()
    {
        Tensor tensor = ones(2);
        using (DisposeScope scope = NewDisposeScope())
        {
            scope.Attach(tensor);
            Assert.True(scope.Contains(tensor));
            Assert.Equal(1, scope.DisposablesCount);
        }

        Assert.True(tensor.IsInvalid);
    }

    [Fact]
    public void Scope_WhoseTensorsLeaveInAnyOrder_OwnsTheOthers()
    {
        using DisposeScope outer = NewDisposeScope();
        DisposeScope scope = NewDisposeScope();
        Tensor[] tensors = [.. Enumerable.Range(0, 6).Select(_ => ones(1))];

        tensors[1].Dispose();
        tensors[0].MoveToOuterDisposeScope();
        tensors[5].DetachFromDisposeScope();
        scope.DisposeEverythingBut(tensors[2], tensors[4]);

        Assert.Equal([false, true, false, true, false, false], tensors.Select(tensor => tensor.IsInvalid));
        Assert.Equal([true, false, true], new[] { tensors[2], tensors[3], tensors[4] }.Select(scope.Contains));
        Assert.Equal(2, scope.DisposablesCount);
        scope.Dispose();
        Assert.Equal([false, true, true, true, true, false], tensors.Select(tensor => tensor.IsInvalid));
        tensors[5].Dispose();
    }

    [Fact]
    public void DisposeEverythingBut_KeepsWhatIsNamed()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor first = ones(1), second = ones(1);

        scope.DisposeEverythingBut(second);

        Assert.True(first.IsInvalid);
        Assert.False(second.IsInvalid);
    }

    [Fact]
    public void WrappedTensorDisposeScope_ReturnsTheResultAlone()
    {
        using DisposeScope scope = NewDisposeScope();

        Tensor result = WrappedTensorDisposeScope(() => ones(2) + ones(2) * 3);

        Assert.Equal(8, result.sum().item<float>());
    }

    [Fact]
    public void Statistics_CountWhatIsAlive()
    {
        DisposeScopeManager.Statistics.Reset();
        using (NewDisposeScope())
        {
            _ = ones(2) + 1;
            Assert.Equal(2, DisposeScopeManager.Statistics.CreatedInScopeCount);
        }

        Assert.Equal(2, DisposeScopeManager.Statistics.DisposedInScopeCount);
        Assert.Equal(0, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Tensors_OfAnotherThread_StayOutOfThisThreadsScope()
    {
        Tensor? other = null;
        using (DisposeScope scope = NewDisposeScope())
        {
            var thread = new Thread(() => other = ones(2));
            thread.Start();
            thread.Join();
            Assert.Equal(0, scope.DisposablesCount);
        }

        Assert.False(other!.IsInvalid);
        other.Dispose();
    }
}
