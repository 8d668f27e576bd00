using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // An omitted stride is the kernel's size.
        public static partial class functional
        {
            /// <summary>The greatest value of each window: [N,C,L] -> [N,C,L']</summary>
            public static Tensor max_pool1d(
                Tensor input, long kernel_size,
                long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Aten.Call(
                    "max_pool1d", "", input, new[] { kernel_size },
                    Sizes.Stride(stride), new[] { padding ?? 0 }, new[] { dilation ?? 1 }, ceil_mode);

            /// <summary>The greatest value of each window, and where it was (for <see cref="max_unpool1d"/>)</summary>
            public static (Tensor output, Tensor indices) max_pool1d_with_indices(
                Tensor input, long kernel_size,
                long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Aten.Call2(
                    "max_pool1d_with_indices", "", input, new[] { kernel_size },
                    Sizes.Stride(stride), new[] { padding ?? 0 }, new[] { dilation ?? 1 }, ceil_mode);

            /// <summary>The greatest value of each window: [N,C,H,W] -> [N,C,H',W']</summary>
            public static Tensor max_pool2d(
                Tensor input, long kernel_size,
                long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(
                    input, [kernel_size], stride is { } s ? [s] : null, padding is { } p ? [p] : null, dilation is { } d ? [d] : null,
                    ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long, long?, long?, long?, bool)"/>
            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size,
                (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(
                    input, Sizes.Of(kernel_size), Sizes.Stride(stride), Sizes.Of(padding, 0), Sizes.Of(dilation, 1), ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long, long?, long?, long?, bool)"/>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size,
                long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.Call("max_pool2d", "", input, kernel_size, strides ?? [], padding ?? [0], dilation ?? [1], ceil_mode);

            /// <summary>The greatest value of each window, and where it was (for <see cref="max_unpool2d"/>)</summary>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernel_size,
                long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.Call2(
                    "max_pool2d_with_indices", "", input, kernel_size, strides ?? [], padding ?? [0], dilation ?? [1], ceil_mode);

            /// <summary>Puts values back where <see cref="max_pool2d_with_indices"/> took them from, among zeros</summary>
            public static Tensor max_unpool2d(
                Tensor input, Tensor indices, long[] kernel_size,
                long[]? stride = null, long[]? padding = null, long[]? output_size = null)
            {
                var shape = input.shape;
                var size = output_size is { Length: >= 2 }
                    ? output_size[^2..]
                    : [.. Enumerable.Range(0, 2).Select(axis => Unpooled(shape[^(2 - axis)], kernel_size, stride, padding, axis))];
                return Aten.Call("max_unpool2d", "", input, indices, size);
            }

            /// <summary>Puts values back where <see cref="max_pool1d_with_indices"/> took them from, among zeros</summary>
            public static Tensor max_unpool1d(
                Tensor input, Tensor indices, long kernel_size,
                long? stride = null, long? padding = null, long[]? output_size = null)
            {
                var length = output_size is { Length: >= 1 }
                    ? output_size[^1]
                    : Unpooled(input.shape[^1], [kernel_size], stride is { } s ? [s] : null, [padding ?? 0], 0);
                using var image = Aten.Call("unsqueeze", "", input, -1L);
                using var places = Aten.Call("unsqueeze", "", indices, -1L);
                using var result = Aten.Call("max_unpool2d", "", image, places, new[] { length, 1 });
                return Aten.Call("squeeze", "dim", result, -1L);
            }

            /// <summary>The mean of each window: [N,C,L] -> [N,C,L']</summary>
            public static Tensor avg_pool1d(
                Tensor input, long kernel_size,
                long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                Aten.Call(
                    "avg_pool1d", "", input, new[] { kernel_size }, Sizes.Stride(stride), new[] { padding ?? 0 }, ceil_mode, count_include_pad);

            /// <summary>The mean of each window: [N,C,H,W] -> [N,C,H',W']</summary>
            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size], Sizes.Stride(stride), [padding], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long, long?, long, bool, bool, long?)"/>
            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(
                    input, Sizes.Of(kernel_size), Sizes.Stride(stride), Sizes.Of(padding, 0), ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long, long?, long, bool, bool, long?)"/>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Aten.Call(
                    "avg_pool2d", "", input, kernel_size, stride ?? [], padding ?? [0], ceil_mode, count_include_pad,
                    divisor_override is { } divisor ? divisor : Arg.None);

            /// <summary>Means of windows that give the wanted length: [N,C,L] -> [N,C,output_size]</summary>
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) =>
                Aten.Call("adaptive_avg_pool1d", "", input, new[] { output_size });

            /// <summary>Means of windows that give the wanted size: [N,C,H,W] -> [N,C,output_size,output_size]</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                adaptive_avg_pool2d(input, Sizes.Square(output_size));

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long)"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, Sizes.Of(output_size));

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long)"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Aten.Call("adaptive_avg_pool2d", "", input, output_size);

            /// <summary>Greatest values of windows that give the wanted length: [N,C,L] -> [N,C,output_size]</summary>
            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) =>
                First(adaptive_max_pool1d_with_indices(input, output_size));

            /// <inheritdoc cref="adaptive_max_pool1d"/>
            public static (Tensor Values, Tensor Indices) adaptive_max_pool1d_with_indices(Tensor input, long output_size) =>
                Aten.Call2("adaptive_max_pool1d", "", input, new[] { output_size });

            /// <summary>Greatest values of windows that give the wanted size: [N,C,H,W] -> [N,C,*output_size]</summary>
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) =>
                First(adaptive_max_pool2d_with_indices(input, output_size));

            /// <inheritdoc cref="adaptive_max_pool2d"/>
            public static (Tensor Values, Tensor Indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size) =>
                Aten.Call2("adaptive_max_pool2d", "", input, output_size);

            private static Tensor First((Tensor Values, Tensor Indices) pair)
            {
                pair.Indices.Dispose();
                return pair.Values;
            }

            private static long Unpooled(long size, long[] kernel, long[]? stride, long[]? padding, int axis)
            {
                var step = At(stride is { Length: > 0 } ? stride : kernel, axis);
                return ((size - 1) * step) - (2 * At(padding ?? [0], axis)) + At(kernel, axis);
            }

            private static long At(long[] sizes, int axis) => sizes.Length == 1 ? sizes[0] : sizes[axis];
        }
    }
}
