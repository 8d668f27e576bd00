using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <inheritdoc cref="Modules.Conv1d"/>
        public static Conv1d Conv1d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, kernel_size, stride, padding, null, dilation, padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Modules.Conv1d"/>
        public static Conv1d Conv1d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, kernel_size, stride, 0, padding, dilation, padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Modules.Conv2d"/>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, Sizes.Square(kernel_size), Sizes.Square(stride), Sizes.Square(padding), null,
                Sizes.Square(dilation), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Modules.Conv2d"/>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, Sizes.Of(kernel_size), Sizes.Of(stride, 1), Sizes.Of(padding, 0), null,
                Sizes.Of(dilation, 1), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Modules.Conv2d"/>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, Sizes.Square(kernel_size), Sizes.Square(stride), Sizes.Square(0), padding,
                Sizes.Square(dilation), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Modules.Conv2d"/>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, Sizes.Of(kernel_size), Sizes.Of(stride, 1), Sizes.Square(0), padding,
                Sizes.Of(dilation, 1), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Modules.ConvTranspose1d"/>
        public static ConvTranspose1d ConvTranspose1d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Modules.ConvTranspose2d"/>
        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, Sizes.Square(kernel_size), Sizes.Square(stride), Sizes.Square(padding),
                Sizes.Square(output_padding), Sizes.Square(dilation), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Modules.ConvTranspose2d"/>
        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? output_padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, Sizes.Of(kernel_size), Sizes.Of(stride, 1), Sizes.Of(padding, 0),
                Sizes.Of(output_padding, 0), Sizes.Of(dilation, 1), padding_mode, groups, bias, device, dtype);
    }
}
