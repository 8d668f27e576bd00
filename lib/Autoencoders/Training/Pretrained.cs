using System.Text;
using System.Text.Json;
using Autoencoders.Data;
using Autoencoders.Display;

namespace Autoencoders.Training;

/// <summary>
/// Weights of earlier trainings, so that a class can look at a network without training it: data/pretrained/NAME.weights in TorchSharp's
/// format and in half precision, and data/pretrained/NAME.json with the history.
/// </summary>
public static class Pretrained
{
    /// <summary>The environment variable that names the folder to keep trained weights in; without it none are kept.</summary>
    public const string KeepVariable = "COURSE_KEEP_WEIGHTS";

    private const string Folder = "pretrained";

    /// <summary>
    /// Loads weights and history of an earlier training, or trains. Weights that are not there, such as those too large to be kept, are
    /// trained, with a note.
    /// </summary>
    /// <param name="use">Whether to load what is there.</param>
    /// <param name="name">What the weights are called, for example "01-autoencoder".</param>
    /// <param name="model">The network, which is changed in place.</param>
    /// <param name="train">Trains the network.</param>
    /// <returns>The history of the training, whenever it was.</returns>
    /// <exception cref="InvalidDataException">The files are damaged, or of a network of another form.</exception>
    public static History Fit(bool use, string name, nn.Module model, Func<History> train)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(train);
        if (use && IsKept(name)) return Load(name, model);
        if (use) LiveDisplay.Show($"no weights in {Shown(name)}: trained here");
        var history = train();
        var folder = Environment.GetEnvironmentVariable(KeepVariable);
        if (!string.IsNullOrEmpty(folder) && !history.Cancelled) Save(folder, name, model, history);
        return history;
    }

    /// <summary>Loads weights and history of an earlier training.</summary>
    /// <param name="name">What the weights are called, for example "01-autoencoder".</param>
    /// <param name="model">The network, which is changed in place.</param>
    /// <returns>The history of the training.</returns>
    /// <exception cref="FileNotFoundException">There are no such weights; the text says how to make them.</exception>
    /// <exception cref="InvalidDataException">The files are damaged, or of a network of another form.</exception>
    public static History Load(string name, nn.Module model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(model);
        var (weights, json) = (Find($"{name}.weights"), Find($"{name}.json"));
        try
        {
            var record = JsonSerializer.Deserialize<Record>(File.ReadAllText(json), History.Json);
            var history = new History(record?.Epochs ?? throw new InvalidDataException($"'{json}' holds no epochs."));
            Weights.Load(model, weights);
            var (epochs, time) = (history.Epochs.Count, TrainingStatus.Time(TimeSpan.FromSeconds(history.Seconds)));
            LiveDisplay.Show($"weights loaded from {Shown(name)}, trained for {epochs} epoch{(epochs == 1 ? "" : "s")} in {time}");
            return history;
        }
        catch (Exception error) when (error is InvalidDataException or JsonException)
        {
            var reason = error is JsonException ? $"'{json}' {FileKind.Of(json) ?? error.Message}" : error.Message;
            throw new InvalidDataException(
                $"The weights '{weights}' do not fit the network {model.GetType().Name}, or are damaged: {reason} {Remedy(name)}", error);
        }
    }

    private static void Save(string folder, string name, nn.Module model, History history)
    {
        var version = typeof(Pretrained).Assembly.GetName().Version!.ToString(3);
        var record = new Record(version, history.TestLoss, history.Epochs);
        Weights.Save(model, Path.Combine(folder, $"{name}.weights"), half: true);
        var json = JsonSerializer.Serialize(record, History.Json) + "\n";
        WholeFile.Write(Path.Combine(folder, $"{name}.json"), Encoding.UTF8.GetBytes(json));
    }

    private static string Shown(string name) => $"data/{Folder}/{name}.weights";

    private static bool IsKept(string name) => DataFolder.Has(Folder, [$"{name}.weights", $"{name}.json"]);

    private static string Find(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        string folder;
        try
        {
            folder = DataFolder.Find(Folder);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new FileNotFoundException($"Weights file '{file}' not found: there is no folder 'data/{Folder}' from the current one "
                + $"upwards. {Remedy(name)}", file, error);
        }

        var path = Path.Combine(folder, file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"Weights file '{path}' not found. {Remedy(name)}", path);
    }

    /// <summary>Weights are named after the notebook that trains them, which its number is enough to name.</summary>
    private static string Remedy(string name) => name is [>= '0' and <= '9', >= '0' and <= '9', '-', ..]
        ? $"Make '{name}' again with './course run {name[..2]} --profile full --keep-weights', or train without loading."
        : "Train without loading.";

    /// <summary>What is kept beside weights.</summary>
    /// <param name="Library">The version of the library that trained them.</param>
    /// <param name="TestLoss">The test loss after the last epoch; NaN without a test set.</param>
    /// <param name="Epochs">The training's epochs.</param>
    private sealed record Record(string Library, double TestLoss, IReadOnlyList<Epoch> Epochs);
}
