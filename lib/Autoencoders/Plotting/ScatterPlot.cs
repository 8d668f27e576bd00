using static TorchSharp.torch;

namespace Autoencoders.Plotting;

/// <summary>Charts of points.</summary>
public static class ScatterPlot
{
    /// <summary>Draws points in the plane, one colour for each class.</summary>
    /// <param name="points">float [N, 2].</param>
    /// <param name="labels">int64 [N], each an index into <paramref name="classNames"/>.</param>
    /// <param name="classNames">The classes' names, for the legend.</param>
    /// <param name="title">Above the chart; empty for none.</param>
    /// <param name="xLabel">Below the chart.</param>
    /// <param name="yLabel">Left of the chart.</param>
    /// <exception cref="ArgumentException">The shapes are others, or there is no point.</exception>
    public static Chart ByClass(Tensor points, Tensor labels, IReadOnlyList<string> classNames, string title = "", string xLabel = "z1", string yLabel = "z2")
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        if (points.dim() != 2 || points.shape[1] != 2 || !labels.shape.SequenceEqual([points.shape[0]]))
        {
            throw new ArgumentException($"Points must be [N, 2] and labels [N], not [{string.Join(", ", points.shape)}] and [{string.Join(", ", labels.shape)}].", nameof(points));
        }

        using var scope = NewDisposeScope();
        var places = points.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        var classes = labels.cpu().contiguous().data<long>().ToArray();
        var series = new List<Series>();
        for (var c = 0; c < classNames.Count; c++)
        {
            int[] members = [.. Enumerable.Range(0, classes.Length).Where(i => classes[i] == c)];
            if (members.Length == 0) continue;
            series.Add(new PointSeries(classNames[c], Palette.Series[c % Palette.Series.Length],
                [.. members.Select(i => (double)places[2 * i])], [.. members.Select(i => (double)places[(2 * i) + 1])]));
        }

        return new Chart(new ChartSpec(title, xLabel, yLabel, series) { Height = 480 });
    }
}
