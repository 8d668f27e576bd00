namespace VectorKernels.Threads;

/// <summary>What the kernels work with.</summary>
public static class KernelSettings
{
    [ThreadStatic]
    private static bool s_off;

    private static int s_threads = Environment.ProcessorCount;

    /// <summary>Threads of the whole process that the kernels work with; at least 1, the number of processors by default.</summary>
    /// <remarks>
    /// libtorch has threads of its own, which wait actively after each piece of work. Where kernels do most of the work, give it only one.
    /// </remarks>
    public static int Threads
    {
        get => s_threads;
        set => s_threads = value >= 1 ? Math.Min(value, Environment.ProcessorCount)
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The kernels need at least 1 thread, not {value}.");
    }

    /// <summary>Whether kernels compute on this thread.</summary>
    internal static bool IsOn => !s_off;

    /// <summary>Has TorchSharp's own operators compute everything on this thread until the result is disposed.</summary>
    public static IDisposable Off() => new Switch();

    private sealed class Switch : IDisposable
    {
        private readonly bool _before = s_off;

        public Switch() => s_off = true;

        public void Dispose() => s_off = _before;
    }
}
