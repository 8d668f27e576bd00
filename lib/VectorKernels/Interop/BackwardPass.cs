using static TorchSharp.torch;

namespace VectorKernels.Interop;

/// <summary>Runs a backward pass of an operator for libtorch, which no exception may leave: it would end the process.</summary>
internal static class BackwardPass
{
    [ThreadStatic]
    private static Tensor?[]? s_given;

    /// <summary>Gives libtorch the gradients for an operator's inputs.</summary>
    /// <param name="outputGradient">The gradient for its output; this takes over the handle.</param>
    /// <param name="wanted">Which inputs require one.</param>
    /// <param name="compute">Computes them; null for those that need none. Where it fails, libtorch gets gradients that it refuses as
    /// invalid.</param>
    public static Tensor?[] Run(Tensor outputGradient, IReadOnlyList<bool> wanted, Func<Tensor?[]> compute)
    {
        foreach (var gradient in s_given ?? []) gradient?.Dispose(); // libtorch took those over long ago
        using var scope = NewDisposeScope();
        try
        {
            s_given = compute();
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"The kernels could not compute a gradient: {error.Message}");
            s_given = [.. wanted.Select(each => each ? zeros(0) : null)];
        }

        outputGradient.Dispose();
        foreach (var gradient in s_given) gradient?.MoveToOuterDisposeScope();
        return s_given;
    }
}
