using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Neighbouring modules that the engine computes in one operator: an enlargement by 2 (nearest), a 3x3 convolution, ReLU or sigmoid, and a maximum over
/// 2x2, all but the convolution optional. The results are those of the modules one by one, up to rounding, and so are the gradients.
/// </summary>
internal readonly record struct ConvolutionBlock(Conv2d Convolution, bool Enlarged, FusedActivation Activation, BlockPool Pool, int Length)
{
    /// <summary>The block that starts at a position, if there is one that fits the input and nobody listens to one of its modules.</summary>
    internal static ConvolutionBlock? Find(IReadOnlyList<nn.Module<Tensor, Tensor>> steps, int first, Tensor input)
    {
        var at = first;
        var enlarged = IsEnlargement(steps[at]);
        if (enlarged)
        {
            at++;
        }

        if (at == steps.Count || steps[at] is not Conv2d convolution || !Fits(convolution, input))
        {
            return null;
        }

        at++;
        var activation = FusedActivations.At(steps, at);
        at += activation == FusedActivation.None ? 0 : 1;
        var pool = at < steps.Count ? PoolOf(steps[at]) : BlockPool.None;
        at += pool == BlockPool.None ? 0 : 1;
        return new ConvolutionBlock(convolution, enlarged, activation, pool, at - first);
    }

    /// <summary>Runs the block.</summary>
    internal Tensor Call(Tensor input) => Interop.Aten.Call(
        "course::convolution_block", "", input, Convolution.weight, Convolution.bias, Enlarged ? 2 : 1, Convolution.stride[0], Convolution.padding[0],
        (int)Activation, (int)Pool);

    private static bool IsEnlargement(nn.Module<Tensor, Tensor> module) =>
        module is Upsample { HasHooks: false, mode: UpsampleMode.Nearest, scale_factor: [2.0, 2.0] };

    private static bool Fits(Conv2d convolution, Tensor input) =>
        convolution is { HasHooks: false, groups: 1, padding_type: null, kernel_size: [3, 3], dilation: [1, 1], stride: [var down, var across], padding: [var above, var left] }
        && down == across && above == left
        && (convolution.padding_mode == PaddingModes.Zeros || above == 0)
        && input.dim() == 4 && input.shape[1] == convolution.in_channels;

    private static BlockPool PoolOf(nn.Module<Tensor, Tensor> module) =>
        module is not MaxPool2d { HasHooks: false, kernel_size: [2, 2], stride: null or [2, 2], padding: null or [0, 0], dilation: null or [1, 1] } pool ? BlockPool.None
        : pool.ceil_mode ? BlockPool.Ceil
        : BlockPool.Floor;
}

/// <summary>The maximum at the end of a block. The numbers are those of native/convolution_plan.h.</summary>
internal enum BlockPool
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A last odd row or column is left out.</summary>
    Floor = 1,

    /// <summary>A last odd row or column is a window of its own.</summary>
    Ceil = 2,
}
