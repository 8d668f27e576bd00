using VectorKernels;
using static TorchSharp.torch;

namespace Autoencoders.Models;

/// <summary>
/// Divides the processors between libtorch and the kernels while a network runs: libtorch's threads wait actively after each piece of work,
/// so where kernels do most of it, they would only be in the way, and the other way round.
/// </summary>
internal sealed class ThreadShare : IDisposable
{
    private readonly int _before = get_num_threads();
    private readonly int _kernelsBefore = Fused.Threads;

    private ThreadShare(bool forKernels, int threads)
    {
        Fused.Threads = forKernels ? threads : 1;
        set_num_threads(forKernels ? 1 : threads);
    }

    /// <summary>Gives a network its threads until it is disposed.</summary>
    /// <param name="model">The network.</param>
    /// <param name="threads">How many.</param>
    public static ThreadShare For(nn.Module model, int threads) => new(model.modules().Append(model).OfType<Fused>().Any(network => network.HasKernels), threads);

    public void Dispose()
    {
        set_num_threads(_before);
        Fused.Threads = _kernelsBefore;
    }
}
