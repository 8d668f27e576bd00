using static TorchSharp.torch;

namespace Kernels.Convolution;

/// <summary>
/// What a graph keeps of a forward pass. It is libtorch's memory, so that a graph that is dropped frees it at once, as it frees what
/// torch's own layers keep.
/// What a backward pass gives back serves the next forward pass.
/// </summary>
/// <param name="tensor">The memory, of at least one float; this takes over the handle.</param>
internal sealed unsafe class GraphMemory(Tensor tensor) : IDisposable
{
    private const int MostFree = 4;
    private const long LargestFree = 16 << 20; // floats: 64 MB

    private static readonly List<GraphMemory> Free = [];

    private readonly long _floats = tensor.numel();

    public Tensor Tensor { get; } = tensor.DetachFromDisposeScope();

    public float* Start { get; } = Memory.Of(tensor);

    /// <summary>Memory of at least this size, with anything in it.</summary>
    public static GraphMemory Rent(long floats)
    {
        lock (Free)
        {
            var best = Free.Where(each => each._floats >= floats && each._floats <= 4 * floats).MinBy(each => each._floats);
            if (best is not null && Free.Remove(best)) return best;
        }

        return new GraphMemory(empty(floats));
    }

    /// <summary>
    /// Gives the memory back, in place of <see cref="Dispose"/>. Nobody may use it any more, whatever still refers to it.
    /// </summary>
    public void Return()
    {
        if (_floats > LargestFree)
        {
            Dispose();
            return;
        }

        lock (Free)
        {
            Free.Add(this);
            if (Free.Count <= MostFree) return;
            Free[0].Dispose();
            Free.RemoveAt(0);
        }
    }

    public void Dispose() => Tensor.Dispose();
}
