using TorchSharp;
using TorchSharp.Modules;
using VectorKernels.Threads;
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

    /// <summary>Whether this network has rows of layers that kernels compute.</summary>
    public bool HasKernels => _steps.Exists(step => step.HasKernels);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var isCovered = KernelSettings.IsOn && input.dim() >= 2 && input.shape[0] >= LeastImages && input.dtype == ScalarType.Float32
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
}
