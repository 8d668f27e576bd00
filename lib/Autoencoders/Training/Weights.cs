using System.Runtime.InteropServices;
using System.Text;
using Autoencoders.Data;

namespace Autoencoders.Training;

/// <summary>Files of a network's weights in TorchSharp's format, which its own <c>save</c> and <c>load</c> write and read too.</summary>
public static class Weights
{
    private const int MostAxes = 64; // of a tensor of libtorch

    /// <summary>Writes the parameters and buffers of a network, whole or not at all.</summary>
    /// <param name="model">The network.</param>
    /// <param name="path">The file; its folder is made if there is none.</param>
    /// <param name="half">Whether numbers are kept in half precision (11 significant bits), in half the space.</param>
    public static void Save(nn.Module model, string path, bool half = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        Write(writer, model, half);
        WholeFile.Write(path, content.ToArray());
    }

    /// <summary>Loads such a file, of either precision, into a network of the same form, which stays as it was when that fails.</summary>
    /// <param name="model">The network, which is changed in place.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, of another kind or of another network; the text says which.</exception>
    public static void Load(nn.Module model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var scope = NewDisposeScope();
        Put(ReadFile(path), model);
    }

    /// <summary>Writes the parameters and buffers of a network.</summary>
    internal static void Write(BinaryWriter writer, nn.Module model, bool half = false)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        nn.Module.save_state_dict(writer, model.state_dict().ToDictionary(entry => entry.Key, entry => Stored(entry.Value.contiguous())));
        writer.Flush();

        Tensor Stored(Tensor tensor) => half && tensor.is_floating_point() ? tensor.to(ScalarType.Float16) : tensor;
    }

    /// <summary>Reads what <see cref="Write"/> wrote into a network of the same form.</summary>
    internal static void Read(BinaryReader reader, nn.Module model)
    {
        using var scope = NewDisposeScope();
        Put(ReadEntries(reader), model);
    }

    private static void Put(Dictionary<string, Tensor> stored, nn.Module model)
    {
        using var gradients = no_grad();
        var targets = model.state_dict();
        RequireSameNames(stored.Keys, targets.Keys);
        foreach (var (name, target) in targets) RequireSameForm(name, stored[name], target);
        foreach (var (name, target) in targets) target.copy_(stored[name]);
    }

    private static Dictionary<string, Tensor> ReadFile(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        try
        {
            var stored = ReadEntries(reader);
            var left = reader.BaseStream.Length - reader.BaseStream.Position;
            return left == 0 ? stored : throw new InvalidDataException($"it has {left:N0} bytes after its last entry.");
        }
        catch (Exception error) when (error is IOException or ArgumentException or FormatException or InvalidDataException
            or ExternalException)
        {
            throw new InvalidDataException($"'{path}' {FileKind.Of(path) ?? $"is not a complete weights file: {error.Message}"}", error);
        }
    }

    private static Dictionary<string, Tensor> ReadEntries(BinaryReader reader)
    {
        var stored = new Dictionary<string, Tensor>();
        var count = reader.Read7BitEncodedInt();
        if (count < 1) throw new InvalidDataException("it has no entries.");
        for (var i = 0; i < count; i++) stored.Add(reader.ReadString(), ReadTensor(reader));
        return stored;
    }

    // Its size is compared with what is left of the file before there is memory for it.
    private static Tensor ReadTensor(BinaryReader reader)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt();
        var axes = reader.Read7BitEncodedInt();
        if (axes is < 0 or > MostAxes) throw new InvalidDataException($"a tensor has {axes} axes.");
        var (shape, left) = (new long[axes], reader.BaseStream.Length - reader.BaseStream.Position);
        var bytes = ElementSize(type);
        for (var axis = 0; axis < axes; axis++)
        {
            shape[axis] = reader.Read7BitEncodedInt64();
            var fits = shape[axis] >= 0 && (bytes == 0 || shape[axis] <= left / bytes);
            if (!fits) throw new InvalidDataException("a tensor is larger than the rest of it.");
            bytes *= shape[axis];
        }

        var tensor = empty(shape, type);
        reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor;
    }

    private static long ElementSize(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 => 8,
        _ => throw new InvalidDataException($"a tensor has the element type {(int)type}."),
    };

    private static void RequireSameNames(IEnumerable<string> stored, IEnumerable<string> needed)
    {
        var (missing, unknown) = (needed.Except(stored).ToList(), stored.Except(needed).ToList());
        if (missing.Count + unknown.Count == 0) return;
        string[] sentences = [.. Sentence("the file lacks", missing), .. Sentence("the network has no", unknown)];
        throw new InvalidDataException(string.Join("; ", sentences) + ".");

        static string[] Sentence(string start, List<string> names) =>
            names.Count == 0 ? [] : [$"{start} {string.Join(", ", names.Select(name => $"'{name}'"))}"];
    }

    private static void RequireSameForm(string name, Tensor stored, Tensor target)
    {
        var areOfOneType = stored.dtype == target.dtype || (stored.is_floating_point() && target.is_floating_point());
        if (areOfOneType && stored.shape.SequenceEqual(target.shape)) return;
        throw new InvalidDataException($"'{name}' is {Form(stored)} in the file, and {Form(target)} in the network.");

        static string Form(Tensor tensor) => $"{tensor.dtype} {tensor.ShapeText()}";
    }
}

/// <summary>Names files that are often taken for weights or checkpoints, by their first bytes.</summary>
internal static class FileKind
{
    private const int Length = 64;

    /// <summary>What a file is and what to do, to follow its name in a text; null for kinds that are not known.</summary>
    public static string? Of(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[Length];
        var bytes = start.AsSpan(0, file.ReadAtLeast(start, Length, throwOnEndOfStream: false));
        var text = Encoding.Latin1.GetString(bytes).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return bytes switch
        {
            [] => "is empty. Save or download it again.",
            [(byte)'P', (byte)'K', 3, 4, ..] => $"is a PyTorch file (zip). {Bridge("load_py")}",
            [0x80, >= 2 and <= 5, ..] =>
                $"is a PyTorch file of the old kind (pickle). Save it again in PyTorch: torch.save writes a zip now. {Bridge("load_py")}",
            [0x1F, 0x8B, ..] => "is compressed with gzip. Unpack it first.",
            [_, _, _, _, _, _, 0, 0, (byte)'{', ..] => $"is a safetensors file. {Bridge("load_safetensors")}",
            _ when Begins("<!doctype") || Begins("<html") => "is a web page (HTML), left by a failed download. Download the file itself.",
            _ when Begins("version https://git-lfs") => "is only a Git LFS pointer to the file. Fetch the file with 'git lfs pull'.",
            _ when text.Contains(Checkpoint.MarkStart, StringComparison.Ordinal)
                => $"is the checkpoint of a training. Set {nameof(TrainerOptions)}.{nameof(TrainerOptions.Checkpoint)} to it.",
            _ => null,
        };

        bool Begins(string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);

        static string Bridge(string method) =>
            $"Read it with the package TorchSharp.PyBridge, network.{method}(path), then keep it with Weights.Save.";
    }
}
