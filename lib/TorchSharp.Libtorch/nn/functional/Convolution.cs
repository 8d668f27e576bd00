using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x times the transposed weight, plus the bias: [..., in] -> [..., out] with weights [out, in]</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                DenseBlock.Call(input, weights, bias, FusedActivation.None);

            /// <summary>x1 A x2 + b for each output: [..., in1], [..., in2] -> [..., out] with weights [out, in1, in2]</summary>
            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null) =>
                Aten.Call("bilinear", "", input1, input2, weight, bias);

            /// <summary>Convolution of signals: [N, in, L] -> [N, out, L'] with weights [out, in / groups, K]</summary>
            public static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null,
                long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                Aten.Call(
                    "conv1d", "", input, weight, bias,
                    new[] { stride ?? 1 }, new[] { padding ?? 0 }, new[] { dilation ?? 1 }, groups);

            /// <inheritdoc cref="conv1d"/>
            public static Tensor conv1d_padding(
                Tensor input, Tensor weight, Tensor? bias = null,
                long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                Aten.Call(
                    "conv1d", "padding", input, weight, bias, new[] { stride ?? 1 }, NameOf(padding), new[] { dilation ?? 1 }, groups);

            /// <summary>Convolution of images: [N, in, H, W] -> [N, out, H', W'] with weights [out, in / groups, KH, KW]</summary>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null,
                long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Aten.Call("conv2d", "", input, weight, bias, strides ?? [1], padding ?? [0], dilation ?? [1], groups);

            /// <inheritdoc cref="conv2d"/>
            public static Tensor conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias = null,
                long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                Aten.Call("conv2d", "padding", input, weight, bias, strides ?? [1], NameOf(padding), dilation ?? [1], groups);

            /// <summary>The gradient of <see cref="conv1d"/> as a layer: [N, in, L] -> [N, out, L'], weights [in, out / groups, K]</summary>
            public static Tensor conv_transpose1d(
                Tensor input, Tensor weight, Tensor? bias = null,
                long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1) =>
                Aten.Call(
                    "conv_transpose1d", "", input, weight, bias,
                    new[] { stride ?? 1 }, new[] { padding ?? 0 }, new[] { output_padding ?? 0 }, groups, new[] { dilation ?? 1 });

            /// <summary>
            /// The gradient of <see cref="conv2d"/> as a layer: [N, in, H, W] -> [N, out, H', W'], weights [in, out / groups, KH, KW]
            /// </summary>
            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null,
                long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Aten.Call(
                    "conv_transpose2d", "input", input, weight, bias,
                    strides ?? [1], padding ?? [0], output_padding ?? [0], groups, dilation ?? [1]);

            /// <summary>The patches of images as columns: [N, C, H, W] -> [N, C * KH * KW, patches]</summary>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <inheritdoc cref="unfold(Tensor, long, long, long, long)"/>
            public static Tensor unfold(
                Tensor input, (long, long) kernel_size,
                (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                Aten.Call(
                    "im2col", "", input, Utils.Sizes.Of(kernel_size),
                    Utils.Sizes.Of(dilation, 1), Utils.Sizes.Of(padding, 0), Utils.Sizes.Of(stride, 1));

            /// <summary>Images from the sum of their patches: [N, C * KH * KW, patches] -> [N, C, H, W]</summary>
            public static Tensor fold(
                Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                fold(
                    input, (output_size, output_size), (kernel_size, kernel_size),
                    (dilation, dilation), (padding, padding), (stride, stride));

            /// <inheritdoc cref="fold(Tensor, long, long, long, long, long)"/>
            public static Tensor fold(
                Tensor input, (long, long) output_size, (long, long) kernel_size,
                (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                Aten.Call(
                    "col2im", "", input, Utils.Sizes.Of(output_size), Utils.Sizes.Of(kernel_size),
                    Utils.Sizes.Of(dilation, 1), Utils.Sizes.Of(padding, 0), Utils.Sizes.Of(stride, 1));

            private static string NameOf(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
