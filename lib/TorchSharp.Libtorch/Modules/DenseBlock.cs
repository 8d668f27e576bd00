using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// A dense layer and the ReLU or sigmoid after it, which the engine computes in one operator. The results are those of the modules one by one, up to
/// rounding, and so are the gradients.
/// </summary>
internal readonly record struct DenseBlock(Linear Layer, FusedActivation Activation)
{
    /// <summary>The number of modules.</summary>
    internal int Length => Activation == FusedActivation.None ? 1 : 2;

    /// <summary>The block that starts at a position, if there is one and nobody listens to its layer.</summary>
    internal static DenseBlock? Find(IReadOnlyList<nn.Module<Tensor, Tensor>> steps, int first) =>
        steps[first] is Linear { HasHooks: false } layer ? new DenseBlock(layer, FusedActivations.At(steps, first + 1)) : null;

    /// <summary>Runs the block.</summary>
    internal Tensor Call(Tensor input) => Call(input, Layer.weight, Layer.bias, Activation);

    /// <summary>x A' + b and an activation: [..., in] -> [..., out] with weights [out, in].</summary>
    internal static Tensor Call(Tensor input, Tensor weight, Tensor? bias, FusedActivation activation) =>
        Interop.Aten.Call("course::dense", "", input, weight, bias, (int)activation);
}
