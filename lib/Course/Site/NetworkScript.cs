using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Course.Site;

/// <summary>
/// A trained network as a script for the browser: its layers, and its parameters in half precision, compressed. Two of the ten bits of a
/// fraction are rounded away, and the low bytes
/// of all numbers come before the high ones, which resemble each other: so the script stays under a megabyte.
/// </summary>
internal sealed class NetworkScript
{
    private readonly JsonArray _layers = [];
    private readonly List<Half> _numbers = [];

    /// <summary>The layers, as many as there are, in order.</summary>
    /// <exception cref="NotSupportedException">A layer is of a kind that the browser's part does not know.</exception>
    public static NetworkScript Of(params IEnumerable<nn.Module> layers)
    {
        var script = new NetworkScript();
        foreach (var layer in layers.SelectMany(Flat)) script.Add(layer);
        return script;
    }

    /// <summary>JSON with the fields layers and weights.</summary>
    public JsonObject Json() => new() { ["layers"] = _layers.DeepClone(), ["weights"] = Packed(CollectionsMarshal.AsSpan(_numbers)) };

    /// <summary>Numbers in half precision, low bytes first, compressed by gzip, as base64.</summary>
    public static string Packed(ReadOnlySpan<Half> numbers)
    {
        var bytes = new byte[2 * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var bits = (BitConverter.HalfToUInt16Bits(numbers[i]) + 2) & ~3;
            (bytes[i], bytes[numbers.Length + i]) = ((byte)bits, (byte)(bits >> 8));
        }

        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return Convert.ToBase64String(memory.ToArray());
    }

    /// <summary>All numbers of a tensor, row by row.</summary>
    public static Half[] Halves(Tensor tensor) =>
        [.. tensor.detach().to(ScalarType.Float32).contiguous().flatten().data<float>().ToArray().Select(value => (Half)value)];

    private static IEnumerable<nn.Module> Flat(nn.Module module) =>
        module is Linear or Conv2d or ReLU or Sigmoid or MaxPool2d or Upsample ? [module] : module.children().SelectMany(Flat);

    private void Add(nn.Module layer)
    {
        _layers.Add(layer switch
        {
            Linear linear => Weighted("dense", linear.weight, linear.bias, ("in", linear.in_features), ("out", linear.out_features)),
            Conv2d conv => Weighted(
                "conv", conv.weight, conv.bias, ("in", conv.in_channels), ("out", conv.out_channels), ("padding", conv.padding![0])),
            ReLU => new JsonObject { ["kind"] = "relu" },
            Sigmoid => new JsonObject { ["kind"] = "sigmoid" },
            MaxPool2d pool => new JsonObject { ["kind"] = "pool", ["ceil"] = pool.ceil_mode },
            Upsample => new JsonObject { ["kind"] = "enlarge" },
            _ => throw new NotSupportedException($"A layer of kind {layer.GetType().Name} cannot be computed in the browser."),
        });
    }

    private JsonObject Weighted(string kind, Parameter weight, Parameter? bias, params (string Name, long Value)[] sizes)
    {
        _numbers.AddRange(Halves(weight));
        _numbers.AddRange(bias is null ? new Half[weight.shape[0]] : Halves(bias));
        var json = new JsonObject { ["kind"] = kind };
        foreach (var (name, value) in sizes) json[name] = value;
        return json;
    }
}
