using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.SystemEngine.Interop;

public class OperatorCounterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Count_OfAdditions_IsThatOfTheCalls(int additions)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(1000);

        OperatorCounts counts = Count(() =>
        {
            for (int i = 0; i < additions; i++) _ = x.add(x);
        });

        Assert.Equal(additions, counts.Operators);
        Assert.Equal(additions, counts.ByOperator.GetValueOrDefault("aten::add.Tensor"));
        Assert.Equal((additions, 4000 * additions), (counts.Allocations, counts.AllocatedBytes));
        Assert.Equal((additions, additions), (counts.Tensors, counts.LiveTensors));
        Assert.Equal(0, counts.CopiedBytes);
    }

    [Fact]
    public void Count_OfWhatTensorsRelease_IsTheChangeOfLiveTensors()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(10);

        OperatorCounts counts = Count(() =>
        {
            x.add(1).Dispose();
            x.Dispose();
        });

        Assert.Equal((1, -1), (counts.Tensors, counts.LiveTensors));
    }

    [Fact]
    public void CopiedBytes_OfEachWayToCopy_AreThoseOfTheResultOnce()
    {
        using DisposeScope scope = NewDisposeScope();
        const int k = 6000;
        Tensor x = ones(60, 100), y = ones(60, 100), rows = tensor([3L, 5L]);

        Assert.Equal(4 * k, Copied(() => y.copy_(x)));
        Assert.Equal(4 * k, Copied(() => x.clone()));
        Assert.Equal(4 * k, Copied(() => x.t().contiguous()));
        Assert.Equal(8 * k, Copied(() => x.to(ScalarType.Float64)));
        Assert.Equal(8 * k, Copied(() => cat([x, y])));
        Assert.Equal(4 * 200, Copied(() => x.index_select(0, rows)));
        Assert.Equal(4 * 200, Copied(() => x[TensorIndex.Tensor(rows)]));
        Assert.Equal(4 * k, Copied(() => x.t().reshape(k)));
    }

    [Fact]
    public void CopiedBytes_OfViewsAndOfWhatNeedsNoCopy_AreNone()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(60, 100);

        Assert.Equal(0, Copied(() => x.contiguous()));
        Assert.Equal(0, Copied(() => x.to(ScalarType.Float32)));
        Assert.Equal(0, Copied(() => x.flatten().reshape(100, 60).t().narrow(0, 1, 2)[0]));
        Assert.Equal(0, Copied(() => x.mul(x)));
    }

    [Fact]
    public void Count_OfABackwardPass_HasItsOperators()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones([10], requires_grad: true);
        Tensor loss = x.exp().sin().sum();

        OperatorCounts counts = Count(() => loss.backward());

        Assert.Equal(1, counts.ByOperator.GetValueOrDefault("aten::cos"));
        Assert.Equal(2, counts.ByOperator.GetValueOrDefault("aten::mul.Tensor"));
        Assert.DoesNotContain(counts.ByOperator.Keys, name => name.Contains("Backward", StringComparison.Ordinal) || name.Contains("autograd", StringComparison.Ordinal));
    }

    [Fact]
    public void Count_OfAFailedOperator_GoesOn()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2), y = ones(3);

        OperatorCounts counts = Count(() =>
        {
            Assert.Throws<ExternalException>(() => x.copy_(y));
            x.copy_(x);
        });

        Assert.Equal(2, counts.ByOperator["aten::copy_"]);
        Assert.Equal(8, counts.CopiedBytes);
    }

    [Fact]
    public void ManagedBytes_OfAnArray_AreThoseOfTheArray()
    {
        byte[] block = [];

        OperatorCounts counts = Count(() => block = new byte[100_000]);

        Assert.InRange(counts.ManagedBytes, block.Length, block.Length + 1000);
    }

    [Fact]
    public void Start_WhileACounterRuns_IsRefused_AndAfterItsEndIsFine()
    {
        using (OperatorCounter.Start())
        {
            ExternalException error = Assert.Throws<ExternalException>(OperatorCounter.Start);
            Assert.Contains("already", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, Count(() => { }).Operators);
    }

    [Fact]
    public void Stop_ASecondTime_IsRefused()
    {
        using OperatorCounter counter = OperatorCounter.Start();
        counter.Stop();

        Assert.Throws<ObjectDisposedException>(counter.Stop);
    }

    [Fact]
    public void Count_OfOneThread_LeavesOutTheOthers()
    {
        using OperatorCounter counter = OperatorCounter.Start();
        var other = new Thread(() => ones(10).add(1).Dispose());
        other.Start();
        other.Join();

        Assert.Equal(0, counter.Stop().Operators);
    }

    private static long Copied(Func<Tensor> copy) => Count(() => copy()).CopiedBytes;

    private static OperatorCounts Count(Action work)
    {
        using OperatorCounter counter = OperatorCounter.Start();
        work();
        return counter.Stop();
    }
}
