using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What transposed convolutions share: the wanted size of the output may be given.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    /// <summary>Starts a transposed convolution; the lists have one entry for each spatial axis.</summary>
    /// <exception cref="ArgumentException">The padding mode is not <see cref="PaddingModes.Zeros"/>.</exception>
    protected ConvolutionTranspose(
        string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type,
        long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode,
        Device? device = null, ScalarType? dtype = null)
        : base(
            name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias,
            padding_mode, device, dtype)
    {
        if (padding_mode != PaddingModes.Zeros)
        {
            throw new ArgumentException($"{name} has only {nameof(PaddingModes.Zeros)} as padding mode, not {padding_mode}.", nameof(padding_mode));
        }
    }

    /// <summary>The transposed convolution, with an output of the given spatial size.</summary>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>What must be added to one side of the output to reach a size.</summary>
    /// <exception cref="ArgumentException">No padding reaches it.</exception>
    protected long[] _output_padding(
        Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (output_size is null)
        {
            return output_padding;
        }

        var axes = (int)num_spatial_dims;
        var wanted = output_size[^axes..];
        var given = input.shape[^axes..];
        var added = new long[axes];
        for (var axis = 0; axis < axes; axis++)
        {
            var least = ((given[axis] - 1) * stride[axis]) - (2 * padding[axis]) + (dilation[axis] * (kernel_size[axis] - 1)) + 1;
            added[axis] = wanted[axis] - least;
            if (added[axis] < 0 || added[axis] >= Math.Max(stride[axis], dilation[axis]))
            {
                throw new ArgumentException(
                    $"An output of {wanted[axis]} cannot be reached: sizes from {least} to {least + stride[axis] - 1} can.", nameof(output_size));
            }
        }

        return added;
    }
}

/// <summary>Transposed convolution of signals: [N, in, L] -> [N, out, L'].</summary>
public sealed class ConvTranspose1d : ConvolutionTranspose
{
    internal ConvTranspose1d(
        long inChannels, long outChannels, long kernel, long stride, long padding, long outputPadding, long dilation,
        PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(ConvTranspose1d), inChannels, outChannels, [kernel], [stride], [padding], null, [dilation], true, [outputPadding], groups,
            bias, mode, device, dtype)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, long[]? output_size)
    {
        Check(input);
        var added = _output_padding(input, output_size, kernel_size, stride, padding, dilation, 1);
        return nn.functional.conv_transpose1d(input, weight, bias, stride[0], padding[0], added[0], dilation[0], groups);
    }
}

/// <summary>Transposed convolution of images: [N, in, H, W] -> [N, out, H', W'].</summary>
public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(
        long inChannels, long outChannels, long[] kernel, long[] stride, long[] padding, long[] outputPadding, long[] dilation,
        PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(ConvTranspose2d), inChannels, outChannels, kernel, stride, padding, null, dilation, true, outputPadding, groups, bias, mode,
            device, dtype)
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, long[]? output_size)
    {
        Check(input);
        var added = _output_padding(input, output_size, kernel_size, stride, padding, dilation, 2);
        return nn.functional.conv_transpose2d(input, weight, bias, stride, padding, added, dilation, groups);
    }
}
