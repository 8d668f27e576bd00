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
    /// <param name="floor">The least loss that any network could have, as a further line; null for none.</param>
    /// <exception cref="InvalidOperationException">No epoch was finished.</exception>
    public static GenericChart Plot(this History history, string title = "Loss by epoch", string yLabel = "loss", double? floor = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var epochs = history.Epochs;
        if (epochs.Count == 0)
            throw new InvalidOperationException("There are no learning curves: the training ended before its first epoch was finished.");
        var lines = new List<(string, IReadOnlyList<double>)> { ("train", [.. epochs.Select(e => e.TrainLoss)]) };
        if (epochs.All(e => e.TestLoss is not null)) lines.Add(("test", [.. epochs.Select(e => e.TestLoss ?? double.NaN)]));
        if (floor is { } least) lines.Add(("floor", [.. epochs.Select(_ => least)]));
        return LinePlot.Create([.. epochs.Select(e => (double)e.Number)], lines, title, "epoch", yLabel);
    }
}
