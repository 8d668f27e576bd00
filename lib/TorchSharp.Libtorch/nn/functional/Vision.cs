using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Adds a border of <paramref name="pad"/> before and after the last axis</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad, pad], mode, value);

            /// <summary>Adds a border before and after the last axis</summary>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>Adds a border to the last two axes: left, right, top, bottom</summary>
            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Adds a border: two sizes for each axis, from the last one on</summary>
            public static Tensor pad(
                Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            /// <inheritdoc cref="pad(Tensor, ReadOnlySpan{long}, PaddingModes, double)"/>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant => Aten.Call("constant_pad_nd", "", input, pad, value),
                PaddingModes.Zeros => Aten.Call("constant_pad_nd", "", input, pad, 0L),
                PaddingModes.Reflect => Aten.Call("pad", "", input, pad, "reflect"),
                PaddingModes.Replicate => Aten.Call("pad", "", input, pad, "replicate"),
                PaddingModes.Circular => Aten.Call("pad", "", input, pad, "circular"),
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Unknown padding mode."),
            };

            /// <summary>Channels as pixels: [N, C * r^2, H, W] -> [N, C, H * r, W * r]</summary>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) =>
                Aten.Call("pixel_shuffle", "", input, upscale_factor);

            /// <summary>Pixels as channels: [N, C, H * r, W * r] -> [N, C * r^2, H, W]</summary>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) =>
                Aten.Call("pixel_unshuffle", "", input, downscale_factor);

            /// <summary>Resizes signals [N,C,L], images [N,C,H,W] or volumes [N,C,D,H,W], to a size or by a factor</summary>
            /// <exception cref="ArgumentException">Neither or both of size and factor are given, or the mode does not fit.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                var axes = (int)x.dim() - 2;
                if ((size is null) == (scale_factor is null))
                {
                    throw new ArgumentException("Give either size or scale_factor.", nameof(size));
                }

                var scales = scale_factor is { Length: 1 } one ? [.. Enumerable.Repeat(one[0], axes)] : scale_factor;
                size = size is { Length: 1 } only ? [.. Enumerable.Repeat(only[0], axes)] : size;
                if (scales is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    var shape = x.shape;
                    size = [.. scales.Select((factor, axis) => (long)Math.Floor(shape[axis + 2] * factor))];
                    scales = null;
                }

                Arg target = size is null ? Arg.None : size;
                Arg factors = scales is null ? Arg.None : scales;
                var aligned = align_corners ?? false;
                return (mode, axes) switch
                {
                    (InterpolationMode.Nearest, 1) => Aten.Call("upsample_nearest1d", "vec", x, target, factors),
                    (InterpolationMode.Nearest, 2) => Aten.Call("upsample_nearest2d", "vec", x, target, factors),
                    (InterpolationMode.Nearest, 3) => Aten.Call("upsample_nearest3d", "vec", x, target, factors),
                    (InterpolationMode.NearestExact, 1) => Aten.Call("_upsample_nearest_exact1d", "vec", x, target, factors),
                    (InterpolationMode.NearestExact, 2) => Aten.Call("_upsample_nearest_exact2d", "vec", x, target, factors),
                    (InterpolationMode.Area, 1) => adaptive_avg_pool1d(x, size![0]),
                    (InterpolationMode.Area, 2) => adaptive_avg_pool2d(x, size!),
                    (InterpolationMode.Linear, 1) => Aten.Call("upsample_linear1d", "vec", x, target, aligned, factors),
                    (InterpolationMode.Bilinear, 2) =>
                        Aten.Call(antialias ? "_upsample_bilinear2d_aa" : "upsample_bilinear2d", "vec", x, target, aligned, factors),
                    (InterpolationMode.Bicubic, 2) =>
                        Aten.Call(antialias ? "_upsample_bicubic2d_aa" : "upsample_bicubic2d", "vec", x, target, aligned, factors),
                    (InterpolationMode.Trilinear, 3) => Aten.Call("upsample_trilinear3d", "vec", x, target, aligned, factors),
                    _ => throw new ArgumentException($"{mode} does not interpolate a tensor of {axes + 2} axes.", nameof(mode)),
                };
            }

            /// <summary>Resizes to a size or by a factor</summary>
            public static Tensor upsample(
                Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
                bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, align_corners);

            /// <summary><see cref="upsample"/> by the nearest value</summary>
            public static Tensor upsample_nearest(
                Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                upsample(x, size, scale_factor, UpsampleMode.Nearest, align_corners);

            /// <summary><see cref="upsample"/> of images, bilinear</summary>
            public static Tensor upsample_bilinear(
                Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                upsample(x, size, scale_factor, UpsampleMode.Bilinear, align_corners);

            /// <summary>The sampling grid of affine maps: [N, 2, 3] -> [N, H, W, 2] for images of size [N, C, H, W]</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
            {
                ArgumentNullException.ThrowIfNull(size);
                return Aten.Call("affine_grid_generator", "", theta, size, align_corners);
            }
        }
    }
}
