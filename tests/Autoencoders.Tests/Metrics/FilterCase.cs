using Autoencoders.Tests.Golden;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

/// <summary>Two images of two channels, 6x7, and what scipy and PyTorch make of them: Golden/make_filters.py.</summary>
internal static class FilterCase
{
    private static readonly GoldenFile s_golden = new("filters.json");

    public static Tensor Images() => tensor(s_golden.Numbers("images").Select(value => (float)value).ToArray()).reshape(2, 2, 6, 7);

    public static double[] Expected(string name) => s_golden.Numbers(name);
}
