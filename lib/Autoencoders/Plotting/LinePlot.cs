using Autoencoders.Training;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Autoencoders.Plotting;

/// <summary>Line charts.</summary>
public static class LinePlot
{
    private const int MostMarkers = 40;

    /// <summary>Draws one line for each named list of values, over the same x values.</summary>
    /// <param name="x">The x values, in order.</param>
    /// <param name="lines">Name and y values of each line; as many values as <paramref name="x"/> has.</param>
    /// <param name="title">Above the chart; empty for none.</param>
    /// <param name="xLabel">Below the chart.</param>
    /// <param name="yLabel">Left of the chart, with the unit.</param>
    /// <exception cref="ArgumentException">There is no line, lengths differ, or a value is not finite.</exception>
    public static GenericChart Create(
        IReadOnlyList<double> x, IReadOnlyList<(string Name, IReadOnlyList<double> Y)> lines, string title = "", string xLabel = "",
        string yLabel = "")
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var (name, y) in lines) ChartStyle.RequireValues(name, x, y);
        var traces = lines.Select((line, i) => Chart.Line<double, double, string>(
            x, line.Y, Name: line.Name, ShowMarkers: x.Count <= MostMarkers, LineColor: ChartStyle.ColorOf(i), LineWidth: 2.0,
            MarkerColor: ChartStyle.ColorOf(i), UseDefaults: false));
        return ChartStyle.Apply([.. traces], title, xLabel, yLabel, verticalGrid: false);
    }
}

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
        if (epochs.Count == 0) throw new InvalidOperationException("The training ended before its first epoch: there is nothing to draw.");
        var lines = new List<(string, IReadOnlyList<double>)> { ("train", [.. epochs.Select(e => e.TrainLoss)]) };
        if (epochs.All(e => e.TestLoss is not null)) lines.Add(("test", [.. epochs.Select(e => e.TestLoss ?? double.NaN)]));
        if (floor is { } least) lines.Add(("floor", [.. epochs.Select(_ => least)]));
        return LinePlot.Create([.. epochs.Select(e => (double)e.Number)], lines, title, "epoch", yLabel);
    }
}
