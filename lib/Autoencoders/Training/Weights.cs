using System.Runtime.InteropServices;
using Autoencoders.Data;
using static TorchSharp.torch;

namespace Autoencoders.Training;

/// <summary>
/// Files of a network's weights in TorchSharp's format of module states. TorchSharp's own <c>save</c> and <c>load</c> refuse weights that do not lie row by row in
/// memory, as those of trained convolutions (<see cref="Models.ChannelsLast"/>); these take them, and their files are the same.
/// </summary>
public static class Weights
{
    /// <summary>Writes the parameters and buffers of a network, whole or not at all.</summary>
    /// <param name="model">The network.</param>
    /// <param name="path">The file; its folder is made if there is none.</param>
    /// <param name="half">Whether numbers are kept in half precision (11 significant bits), in half the space.</param>
    public static void Save(nn.Module model, string path, bool half = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        nn.Module.save_state_dict(writer, model.state_dict().ToDictionary(entry => entry.Key, entry => Stored(entry.Value.contiguous())));
        writer.Flush();
        WholeFile.Write(path, content.ToArray());

        Tensor Stored(Tensor tensor) => half && tensor.is_floating_point() ? tensor.to(ScalarType.Float16) : tensor;
    }

    /// <summary>Puts what was written so, or by TorchSharp's <c>save</c>, into a network of the same form, whatever the precision. It stays as it was when that fails.</summary>
    /// <param name="model">The network, which is changed in place.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or of a network of another form; the text says what does not fit.</exception>
    public static void Load(nn.Module model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var (stored, targets) = (Read(path), model.state_dict());
        RequireSameNames(stored.Keys, targets.Keys);
        foreach (var (name, target) in targets) RequireSameForm(name, stored[name], target);
        foreach (var (name, target) in targets) target.copy_(stored[name]);
    }

    private static Dictionary<string, Tensor> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        try
        {
            var stored = new Dictionary<string, Tensor>();
            var count = reader.Read7BitEncodedInt();
            for (var i = 0; i < count; i++) stored.Add(reader.ReadString(), Tensor.Load(reader));
            return stored;
        }
        catch (Exception error) when (error is IOException or ArgumentException or FormatException or InvalidDataException or InvalidOperationException or NotSupportedException
            or NotImplementedException or OverflowException or ExternalException)
        {
            throw new InvalidDataException($"'{path}' is no whole file of weights: {error.Message}", error);
        }
    }

    private static void RequireSameNames(IEnumerable<string> stored, IEnumerable<string> needed)
    {
        var (missing, unknown) = (needed.Except(stored).ToList(), stored.Except(needed).ToList());
        if (missing.Count + unknown.Count == 0) return;
        throw new InvalidDataException(string.Join("; ", new[] { Sentence("the file lacks", missing), Sentence("the network has no", unknown) }.OfType<string>()) + ".");

        static string? Sentence(string start, List<string> names) => names.Count == 0 ? null : $"{start} {string.Join(", ", names.Select(name => $"'{name}'"))}";
    }

    private static void RequireSameForm(string name, Tensor stored, Tensor target)
    {
        if ((stored.dtype != target.dtype && !(stored.is_floating_point() && target.is_floating_point())) || !stored.shape.SequenceEqual(target.shape))
            throw new InvalidDataException($"'{name}' is {Form(stored)} in the file, and {Form(target)} in the network.");

        static string Form(Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";
    }
}
