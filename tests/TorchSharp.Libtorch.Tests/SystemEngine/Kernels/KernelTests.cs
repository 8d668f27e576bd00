using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.SystemEngine.Kernels;

/// <summary>Tests that choose kernels: after each, its tensors are released and the fastest kernels are back.</summary>
public abstract class KernelTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        KernelKinds.ChooseFastest();
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }
}
