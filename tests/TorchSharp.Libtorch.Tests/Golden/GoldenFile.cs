using System.IO.Compression;
using System.Text.Json.Nodes;

namespace TorchSharp.Libtorch.Tests.Golden;

/// <summary>Reads values that PyTorch computed; the scripts beside the files made them.</summary>
internal sealed class GoldenFile(string name)
{
    private readonly JsonObject _root =
        JsonNode.Parse(Open(name))!.AsObject();

    internal JsonObject this[string key] => _root[key]!.AsObject();

    internal IEnumerable<string> Keys => _root.Select(pair => pair.Key);

    /// <summary>A float tensor of {"shape": [...], "data": [...]}.</summary>
    internal static torch.Tensor Tensor(JsonNode node) => torch.tensor(
        node["data"]!.AsArray().Select(value => value!.GetValue<float>()).ToArray(),
        node["shape"]!.AsArray().Select(value => value!.GetValue<long>()).ToArray());

    /// <summary>sin(1.7 i + shift), computed alike by the scripts, so that inputs need not be stored.</summary>
    internal static torch.Tensor Wave(long[] shape, double shift = 0.3, double scale = 1, double offset = 0)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (int i = 0; i < values.Length; i++) values[i] = (float)(offset + scale * Math.Sin(1.7 * i + shift));
        return torch.tensor(values, shape);
    }

    private static Stream Open(string name)
    {
        Stream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", name));
        return name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    internal static void AssertClose(JsonNode expected, torch.Tensor actual, string what, double tolerance = 1e-5)
    {
        using torch.Tensor wanted = Tensor(expected);
        Assert.Equal(wanted.shape, actual.shape);
        using torch.Tensor found = actual.detach().to(torch.ScalarType.Float32);
        float[] a = wanted.data<float>().ToArray(), b = found.contiguous().data<float>().ToArray();
        for (int i = 0; i < a.Length; i++)
        {
            double allowed = tolerance * Math.Max(1, Math.Abs(a[i]));
            Assert.True(Math.Abs(a[i] - b[i]) <= allowed || a[i].Equals(b[i]), $"{what}: element {i} is {b[i]:R}, PyTorch has {a[i]:R}.");
        }
    }
}
