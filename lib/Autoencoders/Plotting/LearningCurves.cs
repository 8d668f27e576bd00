using Autoencoders.Training;
using Plotly.NET;

namespace Autoencoders.Plotting;

/// <summary>Charts of the loss by epoch.</summary>
public static class LearningCurves
{
    /// <summary>Draws the training loss and, if it was measured, the test loss of each epoch.</summary>
    /// <param name="history">A training with at least one finished epoch.</param>
    /// <param name="title">Above the chart.</param>
    /// <param name="yLabel">Left of the chart: which loss, and its unit.</param>
    /// <param name="floor">The least loss that any network could have, as a line of its own; null for none.</param>
    /// <exception cref="InvalidOperationException">No epoch was finished.</exception>
    public static GenericChart Create(History history, string title = "Loss by epoch", string yLabel = "loss", double? floor = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Epochs.Count == 0) throw new InvalidOperationException("There are no learning curves: the training ended before its first epoch was finished.");
        double[] numbers = [.. history.Epochs.Select(e => (double)e.Number)];
        var lines = new List<(string, IReadOnlyList<double>)> { ("train", [.. history.Epochs.Select(e => e.TrainLoss)]) };
        if (history.Epochs.All(e => e.TestLoss is not null)) lines.Add(("test", [.. history.Epochs.Select(e => e.TestLoss ?? double.NaN)]));
        if (floor is { } least) lines.Add(("floor", [.. numbers.Select(_ => least)]));
        return LinePlot.Create(numbers, lines, title, "epoch", yLabel);
    }
}
