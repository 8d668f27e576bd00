using System.Text.Json;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Golden;

/// <summary>Reads values that other programs computed; the scripts beside the files made them.</summary>
internal sealed class GoldenFile(string name)
{
    private readonly JsonElement _root =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name))).RootElement;

    /// <summary>The number, list or object under a key, or under keys within each other: "test_mse", "2".</summary>
    public JsonElement this[params string[] keys] => keys.Aggregate(_root, (element, key) => element.GetProperty(key));

    public double Number(params string[] keys) => this[keys].GetDouble();

    public double[] Numbers(params string[] keys) => this[keys].Deserialize<double[]>()!;

    /// <summary>Holds a float tensor, read row by row, against a list of numbers.</summary>
    public static void AssertClose(IReadOnlyList<double> expected, Tensor actual, double tolerance)
    {
        using var flat = actual.detach().contiguous();
        var found = flat.data<float>().ToArray();
        Assert.Equal(expected.Count, found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            var apart = Math.Abs(expected[i] - found[i]);
            Assert.True(apart <= tolerance, $"Element {i} is {found[i]:R}, expected {expected[i]:R} within {tolerance}.");
        }
    }
}
