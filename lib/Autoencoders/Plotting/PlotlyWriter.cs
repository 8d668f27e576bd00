using System.Text.Json.Nodes;

namespace Autoencoders.Plotting;

/// <summary>Writes a <see cref="ChartSpec"/> in Plotly's JSON format (https://plotly.com/chart-studio-help/json-chart-schema/).</summary>
internal static class PlotlyWriter
{
    /// <summary>Of a series with more points than this, the interactive figure shows an even selection; the picture shows them all.</summary>
    public const int MostPoints = 1000;

    public static string Write(ChartSpec spec) => new JsonObject
    {
        ["data"] = new JsonArray([.. spec.Series.Select(series => Trace(spec, series))]),
        ["layout"] = Layout(spec),
    }.ToJsonString();

    private static JsonObject Trace(ChartSpec spec, Series series)
    {
        var stride = Math.Max(1, (int)Math.Ceiling((double)series.X.Count / MostPoints));
        var kept = Enumerable.Range(0, series.X.Count).Where(i => series is BarSeries || i % stride == 0).ToList();
        var trace = new JsonObject { ["type"] = series is BarSeries ? "bar" : "scatter", ["name"] = series.Name };
        trace["x"] = series is BarSeries
            ? new JsonArray([.. spec.Categories.Select(c => JsonValue.Create(c))])
            : new JsonArray([.. kept.Select(i => Number(series.X[i]))]);
        trace["y"] = new JsonArray([.. kept.Select(i => Number(series.Y[i]))]);
        if (series is LineSeries line)
        {
            trace["mode"] = line.Markers ? "lines+markers" : "lines";
            trace["line"] = new JsonObject { ["color"] = series.Color.Hex, ["width"] = 2 };
        }
        else if (series is PointSeries)
        {
            trace["mode"] = "markers";
            trace["marker"] = new JsonObject { ["color"] = series.Color.Hex, ["size"] = 5, ["opacity"] = 0.7 };
        }
        else
        {
            trace["marker"] = new JsonObject { ["color"] = series.Color.Hex };
        }

        return trace;
    }

    private static JsonObject Layout(ChartSpec spec) => new()
    {
        ["title"] = new JsonObject { ["text"] = spec.Title, ["x"] = 0.02, ["xanchor"] = "left", ["font"] = new JsonObject { ["size"] = 16 } },
        ["width"] = spec.Width,
        ["height"] = spec.Height,
        ["margin"] = new JsonObject { ["l"] = 64, ["r"] = 24, ["t"] = 52, ["b"] = 52 },
        ["paper_bgcolor"] = Rgb.White.Hex,
        ["plot_bgcolor"] = Rgb.White.Hex,
        ["font"] = new JsonObject { ["color"] = Palette.Ink.Hex, ["size"] = 12 },
        ["showlegend"] = spec.Series.Count(s => s.Name.Length > 0) > 1,
        ["barmode"] = "group",
        ["xaxis"] = Axis(spec.XLabel, spec.Series.All(s => s is PointSeries), spec.Categories.Count > 0),
        ["yaxis"] = Axis(spec.YLabel, true, false),
    };

    private static JsonObject Axis(string label, bool grid, bool categories)
    {
        var axis = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = label },
            ["showgrid"] = grid,
            ["gridcolor"] = Palette.Grid.Hex,
            ["zeroline"] = false,
            ["linecolor"] = Palette.AxisLine.Hex,
            ["automargin"] = true,
        };
        if (categories) axis["type"] = "category";
        return axis;
    }

    private static JsonValue Number(double value) => JsonValue.Create(double.Parse(value.ToString("G5")));
}
