using static TorchSharp.torch;

namespace Teaching;

/// <summary>Shape and closeness tests for the checks.</summary>
internal static class TensorChecks
{
    public const int LatentSize = 20;

    private const double Tolerance = 1e-3;

    /// <summary>A shape as text, such as <c>[8, 40]</c>.</summary>
    public static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

    public static bool HasShape(Tensor tensor, params long[] shape) => tensor.shape.SequenceEqual(shape);

    public static bool AreFinite(Tensor tensor) => tensor.isfinite().all().item<bool>();

    /// <summary>The largest difference of two tensors of one shape.</summary>
    public static double Distance(Tensor a, Tensor b) => (a - b).abs().max().item<float>();

    public static bool AreEqual(Tensor a, Tensor b) =>
        a.shape.SequenceEqual(b.shape) && Distance(a, b) <= Tolerance * (1 + b.abs().max().item<float>());

    /// <summary>Equal within a hundredth of a percent.</summary>
    public static bool AreClose(double a, double b) => Math.Abs(a - b) <= (1e-4 * Math.Max(Math.Abs(a), Math.Abs(b))) + 1e-6;

    public static double Mean(Tensor tensor) => tensor.mean().item<float>();

    /// <summary>Makes random numbers repeatable: restarts the generator.</summary>
    public static void Seed() => random.manual_seed(20);
}
