using Autoencoders.Data;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Autoencoders.Plotting;

/// <summary>Charts of points.</summary>
public static class ScatterPlot
{
    private const int LongestMark = 2; // letters; a longer name stands in the legend only

    /// <summary>Draws points in the plane, one colour for each class; a short name stands on its cloud too, at the median.</summary>
    /// <param name="points">float [N, 2].</param>
    /// <param name="labels">int64 [N], each an index into <paramref name="classNames"/>.</param>
    /// <param name="classNames">The classes' names, for the legend.</param>
    /// <param name="title">Above the chart; empty for none.</param>
    /// <param name="xLabel">Below the chart.</param>
    /// <param name="yLabel">Left of the chart.</param>
    /// <param name="images">
    /// float [N, C, H, W] from 0 to 1, small: a live chart shows each beside its point while the mouse is on it, in dots, what is brighter
    /// than one half; null for none.
    /// </param>
    /// <exception cref="ArgumentException">The shapes are others, there is no point, or a label has no name.</exception>
    public static GenericChart ByClass(
        Tensor points, Tensor labels, IReadOnlyList<string> classNames, string title = "", string xLabel = "z1", string yLabel = "z2",
        Tensor? images = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        Refuse.If(points.dim() != 2 || points.shape[1] != 2 || !labels.shape.SequenceEqual([points.shape[0]]), nameof(points),
            $"Points must be [N, 2] and labels [N], not {points.ShapeText()} and {labels.ShapeText()}.");
        Refuse.If(images is not null && (images.dim() != 4 || images.shape[0] != points.shape[0]), nameof(images),
            $"Images must be [N, C, H, W], one for each of the {points.shape[0]} points, not {images!.ShapeText()}.");
        if (points.shape[0] == 0) throw new ArgumentException("There is no point to draw: give it at least one.", nameof(points));
        using var scope = NewDisposeScope();
        var places = points.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        var classes = labels.cpu().contiguous().data<long>().ToArray();
        var odd = Array.FindIndex(classes, c => c < 0 || c >= classNames.Count);
        Refuse.If(odd >= 0, nameof(labels),
            $"Label {classes[odd]} has no name: there are {classNames.Count} names, for the labels 0 to {classNames.Count - 1}.");
        var pictures = images is null ? null : Pictures(images);
        var traces = new List<GenericChart>();
        var marks = new List<(string Text, double X, double Y)>();
        for (var c = 0; c < classNames.Count; c++)
        {
            int[] members = [.. Enumerable.Range(0, classes.Length).Where(i => classes[i] == c)];
            if (members.Length == 0) continue;
            double[] x = [.. members.Select(i => (double)places[2 * i])];
            double[] y = [.. members.Select(i => (double)places[(2 * i) + 1])];
            ChartStyle.RequireValues(classNames[c], x, y);
            if (classNames[c].Length <= LongestMark) marks.Add((classNames[c], Median(x), Median(y)));
            var cloud = Chart.Point<double, double, string>(
                x, y, Name: classNames[c], MarkerColor: ChartStyle.ColorOf(c), Opacity: 0.7, UseDefaults: false);
            traces.Add(pictures is null ? cloud : ChartStyle.WithHoverTexts(cloud, [.. members.Select(i => pictures[i])]));
        }

        var chart = ChartStyle.Apply(traces, title, xLabel, yLabel, verticalGrid: true, height: 480);
        return ChartStyle.WithMarks(chart, marks);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static string[] Pictures(Tensor images)
    {
        var gray = ImageBytes.Of(images.mean([1L], keepdim: true), stretch: false);
        return [.. gray.Select(image => string.Join("<br>", Braille.Of(image, (int)images.shape[3])))];
    }
}
