using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution of signals: [N, in, L] -> [N, out, L'].</summary>
public sealed class Conv1d : Convolution
{
    internal Conv1d(
        long inChannels, long outChannels, long kernel, long stride, long padding, Padding? paddingType, long dilation,
        PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(Conv1d), inChannels, outChannels, [kernel], [stride], [padding], paddingType, [dilation], false, [0], groups, bias, mode,
            device, dtype)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        Check(input);
        if (NeedsBorder)
        {
            using var bordered = Bordered(input);
            return nn.functional.conv1d(bordered, weight, bias, stride[0], 0, dilation[0], groups);
        }

        return padding_type is { } type
            ? nn.functional.conv1d_padding(input, weight, bias, stride[0], type, dilation[0], groups)
            : nn.functional.conv1d(input, weight, bias, stride[0], padding[0], dilation[0], groups);
    }
}

/// <summary>Convolution of images: [N, in, H, W] -> [N, out, H', W'].</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(
        long inChannels, long outChannels, long[] kernel, long[] stride, long[] padding, Padding? paddingType, long[] dilation,
        PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(Conv2d), inChannels, outChannels, kernel, stride, padding, paddingType, dilation, false, [0, 0], groups, bias, mode,
            device, dtype)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        Check(input);
        if (NeedsBorder)
        {
            using var bordered = Bordered(input);
            return nn.functional.conv2d(bordered, weight, bias, stride, [0], dilation, groups);
        }

        return padding_type is { } type
            ? nn.functional.conv2d_padding(input, weight, bias, stride, type, dilation, groups)
            : nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
    }
}
