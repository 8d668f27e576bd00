using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Autoencoders.Display;

namespace Autoencoders.Training;

/// <summary>What one epoch of a training gave.</summary>
/// <param name="Number">The epoch, from 1.</param>
/// <param name="TrainLoss">Mean over the epoch's images of the loss at the time when each was shown.</param>
/// <param name="TestLoss">Mean over the test images after the epoch; null without a test set.</param>
/// <param name="Seconds">How long the training steps took.</param>
/// <param name="ImagesPerSecond">Training images a second.</param>
public sealed record Epoch(int Number, double TrainLoss, double? TestLoss, double Seconds, double ImagesPerSecond)
{
    /// <summary>What else was measured, by name; empty if nothing was.</summary>
    public IReadOnlyDictionary<string, double> Measures { get; init; } = ReadOnlyDictionary<string, double>.Empty;
}

/// <summary>The epochs of a training, displayed as a table.</summary>
/// <param name="epochs">The epochs that were finished.</param>
/// <param name="cancelled">Whether the training was ended early.</param>
public sealed class History(IReadOnlyList<Epoch> epochs, bool cancelled = false) : IDisplayed
{
    private readonly string[] _measures = [.. epochs.SelectMany(e => e.Measures.Keys).Distinct()];

    /// <summary>The finished epochs, in order.</summary>
    public IReadOnlyList<Epoch> Epochs { get; } = epochs;

    /// <summary>Whether the training was cancelled before its last epoch was finished.</summary>
    public bool Cancelled { get; } = cancelled;

    /// <summary>The training loss of the last finished epoch; NaN if there is none.</summary>
    public double TrainLoss => Epochs.Count > 0 ? Epochs[^1].TrainLoss : double.NaN;

    /// <summary>The test loss after the last finished epoch; NaN if there is none.</summary>
    public double TestLoss => Epochs.Count > 0 ? Epochs[^1].TestLoss ?? double.NaN : double.NaN;

    /// <summary>The training time of all finished epochs.</summary>
    public double Seconds => Epochs.Sum(e => e.Seconds);

    /// <summary>The median over the epochs of training images a second; NaN if there is no epoch.</summary>
    public double ImagesPerSecond =>
        Epochs.Count > 0 ? Epochs.Select(e => e.ImagesPerSecond).Order().ElementAt(Epochs.Count / 2) : double.NaN;

    /// <summary>How every number is written exactly as JSON.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>One measured thing, epoch by epoch.</summary>
    /// <param name="name">Its name in <see cref="Epoch.Measures"/>.</param>
    /// <exception cref="ArgumentException">It was not measured in every epoch; the text says what was.</exception>
    public IReadOnlyList<double> Measured(string name)
    {
        if (Epochs.Count > 0 && Epochs.All(e => e.Measures.ContainsKey(name))) return [.. Epochs.Select(e => e.Measures[name])];
        var measured = _measures.Length > 0 ? string.Join(", ", _measures) : "nothing";
        throw new ArgumentException($"'{name}' was not measured in every epoch; measured were: {measured}.", nameof(name));
    }

    /// <summary>The epochs as a table.</summary>
    public string ToHtml() => ToTable().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => ToTable().ToString();

    private Table ToTable()
    {
        string[] header = ["epoch", "train loss", "test loss", .. _measures, "seconds", "images/s"];
        var rows = Epochs.Select(e => (IReadOnlyList<string>)
        [
            e.Number.ToString(), e.TrainLoss.ToString("F4"), e.TestLoss?.ToString("F4") ?? "–",
            .. _measures.Select(name => e.Measures.TryGetValue(name, out var value) ? value.ToString("G4") : "–"),
            e.Seconds.ToString("F1"), e.ImagesPerSecond.ToString("N0"),
        ]);
        return new Table(header, rows, [.. header.Select(_ => true)]);
    }
}
