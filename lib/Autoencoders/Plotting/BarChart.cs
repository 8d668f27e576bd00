using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Autoencoders.Plotting;

/// <summary>Column charts.</summary>
public static class BarChart
{
    /// <summary>Draws one column for each category.</summary>
    /// <param name="categories">The names below the columns.</param>
    /// <param name="values">The columns' heights, as many as there are categories.</param>
    /// <param name="title">Above the chart; empty for none.</param>
    /// <param name="xLabel">Below the chart.</param>
    /// <param name="yLabel">Left of the chart, with the unit.</param>
    /// <exception cref="ArgumentException">Lengths differ, there is no category, or a value is not finite.</exception>
    public static GenericChart Create(
        IReadOnlyList<string> categories, IReadOnlyList<double> values, string title = "", string xLabel = "", string yLabel = "") =>
        Create(categories, [("", values)], title, xLabel, yLabel);

    /// <summary>Draws a group of columns for each category: one column for each named list of values.</summary>
    /// <param name="categories">The names below the groups.</param>
    /// <param name="groups">Name and values of each colour of columns; as many values as there are categories.</param>
    /// <param name="title">Above the chart; empty for none.</param>
    /// <param name="xLabel">Below the chart.</param>
    /// <param name="yLabel">Left of the chart, with the unit.</param>
    /// <exception cref="ArgumentException">Lengths differ, there is no category, or a value is not finite.</exception>
    public static GenericChart Create(IReadOnlyList<string> categories, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> groups,
        string title = "", string xLabel = "", string yLabel = "")
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var (name, values) in groups) ChartStyle.RequireValues(name, [.. Enumerable.Range(0, categories.Count)], values);
        var traces = groups.Select((group, i) => Chart.Column<double, string, string>(
            group.Values, Keys: new(categories, true), Name: group.Name, MarkerColor: ChartStyle.ColorOf(i), UseDefaults: false));
        return ChartStyle.Apply([.. traces], title, xLabel, yLabel, verticalGrid: false);
    }
}
