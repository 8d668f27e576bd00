using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.SystemEngine;

/// <summary>Who frees a native tensor: its owner once, or the finalizer.</summary>
public class TensorGuardTests
{
    [Fact]
    public void Dispose_Again_LeavesAloneWhoeverHasItsGuardNow()
    {
        Tensor first = ones(1);
        first.Dispose();
        using Tensor second = full(1, 2f);

        first.Dispose();

        Assert.Equal(2f, second.item<float>());
    }

    [Fact]
    public void ForgottenTensors_AreFreedByTheFinalizer()
    {
        long before = Collect();

        Forget();
        long forgotten = Tensor.TotalCount;
        long after = Collect();

        Assert.Equal(before + 1000, forgotten);
        Assert.Equal(before, after);
    }

    [Fact]
    public void DisposedTensors_AreCountedOnce()
    {
        long before = Collect();
        using (NewDisposeScope())
        {
            for (int i = 0; i < 1000; i++) ones(1);
            Assert.Equal(before + 1000, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
        Assert.True(Tensor.PeakCount >= before + 1000);
    }

    [Fact]
    public void DecoupleFromNativeHandle_LeavesTheNativeTensorToItsNewOwner()
    {
        long before = Collect();
        Tensor first = full(1, 3f);
        using (Tensor second = Tensor.UnsafeCreateTensor(first.DecoupleFromNativeHandle()))
        {
            first.Dispose();
            Collect();

            Assert.Equal(3f, second.item<float>());
            Assert.Equal(before + 1, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        for (int i = 0; i < 1000; i++) ones(1);
    }

    private static long Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
