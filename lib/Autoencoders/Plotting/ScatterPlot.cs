using Plotly.NET;
using static TorchSharp.torch;
using Chart = Plotly.NET.CSharp.Chart;

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
    /// <exception cref="ArgumentException">The shapes are others, there is no point, or a label has no name.</exception>
    public static GenericChart ByClass(Tensor points, Tensor labels, IReadOnlyList<string> classNames, string title = "", string xLabel = "z1", string yLabel = "z2")
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        if (points.dim() != 2 || points.shape[1] != 2 || !labels.shape.SequenceEqual([points.shape[0]]))
        {
            throw new ArgumentException($"Points must be [N, 2] and labels [N], not [{string.Join(", ", points.shape)}] and [{string.Join(", ", labels.shape)}].", nameof(points));
        }

        if (points.shape[0] == 0) throw new ArgumentException("There is no point to draw: give it at least one.", nameof(points));
        using var scope = NewDisposeScope();
        var places = points.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        var classes = labels.cpu().contiguous().data<long>().ToArray();
        var odd = Array.FindIndex(classes, c => c < 0 || c >= classNames.Count);
        if (odd >= 0)
            throw new ArgumentException($"Label {classes[odd]} has no name: there are {classNames.Count} names, for the labels 0 to {classNames.Count - 1}.", nameof(labels));
        var traces = new List<GenericChart>();
        for (var c = 0; c < classNames.Count; c++)
        {
            int[] members = [.. Enumerable.Range(0, classes.Length).Where(i => classes[i] == c)];
            if (members.Length == 0) continue;
            double[] x = [.. members.Select(i => (double)places[2 * i])];
            double[] y = [.. members.Select(i => (double)places[(2 * i) + 1])];
            ChartStyle.RequireValues(classNames[c], x, y);
            traces.Add(Chart.Point<double, double, string>(x, y, Name: classNames[c], MarkerColor: ChartStyle.ColorOf(c), Opacity: 0.7, UseDefaults: false));
        }

        return ChartStyle.Apply(traces, title, xLabel, yLabel, verticalGrid: true, height: 480);
    }
}
