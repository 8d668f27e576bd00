using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the engine computes together with the layer before it. The numbers are those of native/activation.h.</summary>
internal enum FusedActivation
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Negative values become 0.</summary>
    Relu = 1,

    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid = 2,
}

/// <summary>Finds activations among the modules of a network.</summary>
internal static class FusedActivations
{
    /// <summary>The activation at a position; none if there is another module, or one that somebody listens to.</summary>
    internal static FusedActivation At(IReadOnlyList<nn.Module<Tensor, Tensor>> steps, int position) => position == steps.Count ? FusedActivation.None : steps[position] switch
    {
        ReLU { HasHooks: false } => FusedActivation.Relu,
        Sigmoid { HasHooks: false } => FusedActivation.Sigmoid,
        _ => FusedActivation.None,
    };
}
