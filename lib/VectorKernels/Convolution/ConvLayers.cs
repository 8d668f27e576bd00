using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VectorKernels.Convolution;

/// <summary>The layers of a network that make one block.</summary>
internal sealed record ConvLayers(TorchSharp.Modules.Conv2d Convolution, bool Enlarged, Activation Activation, bool Pooled, bool CeilMode)
{
    /// <summary>Channels that come in.</summary>
    public long Inputs => Convolution.in_channels;

    /// <summary>Whether a gradient for its weights or bias is asked for.</summary>
    public bool RequiresGradient => Convolution.weight!.requires_grad || Convolution.bias is { requires_grad: true };

    /// <summary>Reads a block from a place in a row of layers, and moves the place behind it; null where there is none.</summary>
    public static ConvLayers? TryRead(IReadOnlyList<Module<Tensor, Tensor>> layers, ref int place)
    {
        var i = place;
        var enlarged = i < layers.Count && layers[i] is Upsample { mode: UpsampleMode.Nearest } upsample && upsample.size.IsEmpty
            && upsample.scale_factor.SequenceEqual([2.0, 2.0]);
        if (enlarged) i++;
        if (i >= layers.Count || layers[i] is not TorchSharp.Modules.Conv2d convolution || !IsCovered(convolution)) return null;
        i++;
        var activation = i >= layers.Count ? Activation.None : layers[i] switch
        {
            TorchSharp.Modules.ReLU => Activation.Relu,
            TorchSharp.Modules.Sigmoid => Activation.Sigmoid,
            _ => Activation.None,
        };
        if (activation != Activation.None) i++;
        var (pooled, ceil) = (false, false);
        var mayBePooled = i < layers.Count && activation != Activation.Sigmoid && !enlarged;
        if (mayBePooled && layers[i] is TorchSharp.Modules.MaxPool2d pool && IsCovered(pool))
            (pooled, ceil, i) = (true, pool.ceil_mode, i + 1);
        place = i;
        return new ConvLayers(convolution, enlarged, activation, pooled, ceil);
    }

    public BlockShape ShapeFor(int height, int width) => new(
        (int)Convolution.in_channels, (int)Convolution.out_channels, height, width, Enlarged, (int)Convolution.stride![0],
        (int)Convolution.padding![0], Activation, Pooled, CeilMode);

    /// <summary>The block by torch's operators, with these weights.</summary>
    public Tensor Compute(Tensor input, Tensor weight, Tensor? bias)
    {
        if (Enlarged) input = functional.interpolate(input, scale_factor: [2, 2]);
        var value = functional.conv2d(input, weight, bias, Convolution.stride, Convolution.padding);
        if (Activation == Activation.Relu) value = value.relu();
        if (Activation == Activation.Sigmoid) value = value.sigmoid();
        return Pooled ? functional.max_pool2d(value, [2, 2], [2, 2], ceil_mode: CeilMode) : value;
    }

    private static bool IsCovered(TorchSharp.Modules.Conv2d layer) =>
        All(layer.kernel_size, 3) && layer.stride is [1 or 2, 1 or 2] stride && stride[0] == stride[1]
            && layer.padding is [0 or 1, 0 or 1] padding && padding[0] == padding[1]
        && All(layer.dilation, 1) && layer.groups == 1 && layer.padding_mode == PaddingModes.Zeros;

    private static bool IsCovered(TorchSharp.Modules.MaxPool2d layer) =>
        All(layer.kernel_size, 2) && (layer.stride is null || All(layer.stride, 2)) && (layer.padding is null || All(layer.padding, 0))
            && (layer.dilation is null || All(layer.dilation, 1));

    private static bool All(long[]? values, long value) => values is { Length: > 0 } && values.All(each => each == value);
}
