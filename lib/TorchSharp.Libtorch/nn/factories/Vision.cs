using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <inheritdoc cref="Modules.Upsample"/>
        public static Upsample Upsample(
            long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null,
            bool? recompute_scale_factor = null) => new(size, scale_factor, mode, align_corners, recompute_scale_factor);

        /// <inheritdoc cref="Modules.PixelShuffle"/>
        public static PixelShuffle PixelShuffle(long upscale_factor) => new(upscale_factor);

        /// <inheritdoc cref="Modules.PixelUnshuffle"/>
        public static PixelUnshuffle PixelUnshuffle(long downscale_factor) => new(downscale_factor);

        /// <inheritdoc cref="Modules.ChannelShuffle"/>
        public static ChannelShuffle ChannelShuffle(long groups) => new(groups);

        /// <inheritdoc cref="Modules.Unfold"/>
        public static Unfold Unfold(long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
            new((kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

        /// <inheritdoc cref="Modules.Unfold"/>
        public static Unfold Unfold(
            (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
            new(kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

        /// <inheritdoc cref="Modules.Fold"/>
        public static Fold Fold(long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
            new((output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

        /// <inheritdoc cref="Modules.Fold"/>
        public static Fold Fold(
            (long, long) output_size, (long, long) kernel_size,
            (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
            new(output_size, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

        /// <inheritdoc cref="Modules.ConstantPad1d"/>
        public static ConstantPad1d ConstantPad1d(long padding, double value) => new([padding, padding], value);

        /// <inheritdoc cref="Modules.ConstantPad1d"/>
        public static ConstantPad1d ConstantPad1d((long, long) padding, double value) => new(Border(padding), value);

        /// <inheritdoc cref="Modules.ConstantPad2d"/>
        public static ConstantPad2d ConstantPad2d(long padding, double value) => new([padding, padding, padding, padding], value);

        /// <inheritdoc cref="Modules.ConstantPad2d"/>
        public static ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value) => new(Border(padding), value);

        /// <inheritdoc cref="Modules.ZeroPad2d"/>
        public static ZeroPad2d ZeroPad2d(long padding) => new([padding, padding, padding, padding]);

        /// <inheritdoc cref="Modules.ZeroPad2d"/>
        public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) => new(Border(padding));

        /// <inheritdoc cref="Modules.ReflectionPad1d"/>
        public static ReflectionPad1d ReflectionPad1d(long padding) => new([padding, padding]);

        /// <inheritdoc cref="Modules.ReflectionPad1d"/>
        public static ReflectionPad1d ReflectionPad1d((long, long) padding) => new(Border(padding));

        /// <inheritdoc cref="Modules.ReflectionPad2d"/>
        public static ReflectionPad2d ReflectionPad2d(long padding) => new([padding, padding, padding, padding]);

        /// <inheritdoc cref="Modules.ReflectionPad2d"/>
        public static ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) => new(Border(padding));

        /// <inheritdoc cref="Modules.ReplicationPad1d"/>
        public static ReplicationPad1d ReplicationPad1d(long padding) => new([padding, padding]);

        /// <inheritdoc cref="Modules.ReplicationPad1d"/>
        public static ReplicationPad1d ReplicationPad1d((long, long) padding) => new(Border(padding));

        /// <inheritdoc cref="Modules.ReplicationPad2d"/>
        public static ReplicationPad2d ReplicationPad2d(long padding) => new([padding, padding, padding, padding]);

        /// <inheritdoc cref="Modules.ReplicationPad2d"/>
        public static ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) => new(Border(padding));

        private static long[] Border((long, long) p) => [p.Item1, p.Item2];

        private static long[] Border((long, long, long, long) p) => [p.Item1, p.Item2, p.Item3, p.Item4];
    }
}
