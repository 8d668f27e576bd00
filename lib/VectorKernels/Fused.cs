using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VectorKernels;

/// <summary>
/// A <see cref="TorchSharp.Modules.Sequential"/> with the same layers, parameters and state names, whose rows of convolutions are computed
/// by kernels for small images instead of layer by layer.
/// The results are the same but for rounding. What the kernels do not cover, such as few images, other sizes or other layers, is computed
/// by the layers themselves.
/// </summary>
public sealed class Fused : Module<Tensor, Tensor>
{
    private const int LeastImages = 8;

    [ThreadStatic]
    private static bool s_off;

    private static int s_threads = Environment.ProcessorCount;

    private readonly Action _disposeNetwork; // no field of its type: TorchSharp would take that for a layer
    private readonly List<FusedStep> _steps;

    private Fused(Sequential network)
        : base(nameof(Fused))
    {
        _disposeNetwork = network.Dispose;
        foreach (var (name, layer) in network.named_children()) register_module(name, layer);
        _steps = FusedStep.Plan([.. network.children().Cast<Module<Tensor, Tensor>>()]);
    }

    /// <summary>The fused form of a network. It takes over the layers: use it in place of the network.</summary>
    public static Fused Of(Sequential network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new Fused(network);
    }

    /// <summary>Threads that the kernels work with, at least one. As many as the machine has processors unless set.</summary>
    /// <remarks>
    /// libtorch has threads of its own, which wait actively after each piece of work. Where kernels do most of the work, give it only one.
    /// </remarks>
    public static int Threads
    {
        get => s_threads;
        set => s_threads = value >= 1 ? Math.Min(value, Environment.ProcessorCount)
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The kernels need at least 1 thread, not {value}.");
    }

    /// <summary>Whether this network has rows of layers that kernels compute.</summary>
    public bool HasKernels => _steps.Exists(step => step.HasKernels);

    /// <summary>Whether kernels work on this thread.</summary>
    internal static bool IsOn => !s_off;

    /// <summary>Has everything of this thread computed by TorchSharp's own operators until it is disposed.</summary>
    public static IDisposable Off() => new Switch();

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var isCovered = IsOn && input.dim() >= 2 && input.shape[0] >= LeastImages && input.dtype == ScalarType.Float32
            && input.device_type == DeviceType.CPU;
        var value = input;
        foreach (var step in _steps) value = step.Run(value, isCovered);
        return ReferenceEquals(value, input) ? input.alias().MoveToOuterDisposeScope() : value.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var step in _steps) step.Dispose();
            _disposeNetwork();
        }

        base.Dispose(disposing);
    }

    private sealed class Switch : IDisposable
    {
        private readonly bool _before = s_off;

        public Switch() => s_off = true;

        public void Dispose() => s_off = _before;
    }
}
