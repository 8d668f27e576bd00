namespace TorchSharp.Utils;

/// <summary>Sizes, strides and paddings as the lists that libtorch takes.</summary>
internal static class Sizes
{
    public static long[] Of((long, long) pair) => [pair.Item1, pair.Item2];

    public static long[] Of((long, long)? pair, long otherwise) => pair is { } given ? Of(given) : [otherwise, otherwise];

    /// <summary>An omitted stride is empty: libtorch then takes the kernel's size.</summary>
    public static long[] Stride((long, long)? pair) => pair is { } given ? Of(given) : [];

    public static long[] Square(long size) => [size, size];

    public static long[] Stride(long? size) => size is { } given ? [given] : [];
}
