using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Autoencoders.Data;
using TorchSharp;
using TorchSharp.Modules;

namespace Autoencoders.Training;

/// <summary>
/// A file that holds a training as it was after its last finished epoch: weights, the optimizers' states, the random generator's state and
/// the history. A training that goes on from it ends as one that was never interrupted, bit for bit.
/// </summary>
public sealed class Checkpoint
{
    internal const string MarkStart = "autoencoders checkpoint";

    private const string Mark = MarkStart + " 3";

    private const double LossTolerance = 1e-3;

    private const string Remedy = "Delete the file to start over, or name another.";

    private readonly string _path;
    private readonly IReadOnlyDictionary<string, string> _training;
    private readonly IReadOnlyList<nn.Module> _modules;
    private readonly IReadOnlyList<optim.Optimizer> _optimizers;

    /// <summary>Describes the checkpoint of a training; nothing is read or written yet.</summary>
    /// <param name="path">The file. Its folder is made when it is saved.</param>
    /// <param name="training">What decides the training, by name, such as the seed: a file with other values is refused.</param>
    /// <param name="modules">The networks, in the form in which they are trained.</param>
    /// <param name="optimizers">The optimizers of their parameters, which are TorchSharp's <see cref="OptimizerHelper"/>.</param>
    public Checkpoint(
        string path, IReadOnlyDictionary<string, string> training, IReadOnlyList<nn.Module> modules,
        IReadOnlyList<optim.Optimizer> optimizers)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(optimizers);
        (_path, _training, _modules, _optimizers) = (path, training, modules, optimizers);
    }

    /// <summary>What decides the course of a training, by name.</summary>
    internal static IReadOnlyDictionary<string, string> Describe(
        nn.Module model, TrainerOptions options, ImageDataset train, IEnumerable<optim.Optimizer> optimizers)
    {
        return new Dictionary<string, string>
        {
            ["network"] = $"{model.GetType().Name} of {model.parameters().Sum(parameter => parameter.numel())} parameters",
            ["data set"] = $"{train.Name} of {train.Length} images",
            ["seed"] = $"{options.Seed}",
            ["epochs"] = $"{options.Epochs}",
            ["batch size"] = $"{options.BatchSize}",
            ["learning rate"] = Rate(options.LearningRate),
            ["schedule"] = options.Schedule.ToString(),
            ["optimizer"] = string.Join(" and ", optimizers.Select(Text)),
        };

        static string Text(optim.Optimizer optimizer) =>
            $"{optimizer.GetType().Name}({string.Join(", ", optimizer.ParamGroups.Select(group => Rate(group.LearningRate)))})";

        static string Rate(double rate) => rate.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Saves the state as it is now, whole or not at all.</summary>
    /// <param name="history">The epochs that are finished.</param>
    /// <param name="loss">
    /// The loss of some images with these weights, by which a training with another loss or other images is told.
    /// </param>
    public void Save(History history, double loss)
    {
        ArgumentNullException.ThrowIfNull(history);
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(Mark);
        writer.Write(JsonSerializer.Serialize(_training));
        writer.Write(JsonSerializer.Serialize(history.Epochs, History.Json));
        writer.Write(loss);
        foreach (var module in _modules) Weights.Write(writer, module);
        foreach (var state in OptimizerStates()) state.SaveStateDict(writer);
        using (var random = get_rng_state()) random.Save(writer);
        writer.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        WholeFile.Write(_path, content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>Puts the saved state back into networks, optimizers and random generator.</summary>
    /// <param name="loss">Computes the loss of the same images as before, when the weights are in place.</param>
    /// <returns>The epochs that were finished; null if there is no file, and then nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">The file is of another training; the text says what differs.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or not a checkpoint; the text says what it is.</exception>
    public History? Load(Func<double> loss)
    {
        if (!File.Exists(_path)) return null;
        RequireKind();
        using var reader = new BinaryReader(new MemoryStream(Verified(File.ReadAllBytes(_path)), writable: false));
        try
        {
            if (reader.ReadString() != Mark) throw new InvalidDataException("it is of another version");
            RequireSame(JsonSerializer.Deserialize<Dictionary<string, string>>(reader.ReadString())!);
            var history = new History(JsonSerializer.Deserialize<List<Epoch>>(reader.ReadString(), History.Json) ?? []);
            var before = reader.ReadDouble();
            foreach (var module in _modules) Weights.Read(reader, module);
            foreach (var state in OptimizerStates()) state.LoadStateDict(reader);
            using (var random = Tensor.Load(reader)) set_rng_state(random);
            RequireSameLoss(before, loss());
            return history;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or JsonException or ArgumentException)
        {
            throw Damaged(error.Message, error);
        }
    }

    // What an optimizer remembers of each parameter. Its options, such as rates, are those with which it was made.
    private IEnumerable<OptimizerState> OptimizerStates() =>
        _optimizers.SelectMany(optimizer => ((OptimizerHelper)optimizer).state_dict().State);

    // A file of another kind is not to be deleted.
    private void RequireKind()
    {
        var mark = Encoding.ASCII.GetBytes(MarkStart);
        var start = new byte[1 + mark.Length]; // the first byte is the length of the text
        using var file = File.OpenRead(_path);
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length == 0 || mark.AsSpan().StartsWith(start.AsSpan(1, length - 1))) return;
        var kind = FileKind.Of(_path) ?? "is not a checkpoint.";
        throw new InvalidDataException($"The checkpoint '{_path}' cannot be read: the file {kind} Name another file for the checkpoint.");
    }

    private byte[] Verified(byte[] file)
    {
        var length = file.Length - SHA256.HashSizeInBytes;
        var isWhole = length >= 0 && SHA256.HashData(file.AsSpan(0, length)).AsSpan().SequenceEqual(file.AsSpan(length));
        return isWhole ? file[..length] : throw Damaged("its checksum does not fit its content", null);
    }

    private void RequireSame(Dictionary<string, string> saved)
    {
        var text = new StringBuilder();
        foreach (var name in _training.Keys.Union(saved.Keys))
        {
            var (there, here) = (saved.GetValueOrDefault(name, "nothing"), _training.GetValueOrDefault(name, "nothing"));
            if (there != here) text.Append($" {name} is {there} there and {here} here;");
        }

        if (text.Length == 0) return;
        throw new InvalidOperationException($"The checkpoint '{_path}' is of another training:{text.ToString().TrimEnd(';')}. {Remedy}");
    }

    private void RequireSameLoss(double before, double now)
    {
        if (Math.Abs(before - now) <= LossTolerance * Math.Max(Math.Abs(before), 1e-6)) return;
        throw new InvalidOperationException($"The checkpoint '{_path}' is of another training: with its weights, the loss of the first "
            + $"images was {before:G6} there and is {now:G6} here. Are loss and images the same? {Remedy}");
    }

    private InvalidDataException Damaged(string reason, Exception? cause) =>
        new($"The checkpoint '{_path}' cannot be read: {reason}. Delete the file to start over.", cause);
}
