using System.Text.Json.Nodes;
using Autoencoders.Plotting;
using Chart = Plotly.NET.CSharp.Chart;

namespace Autoencoders.Tests.Plotting;

public class ChartDataTests
{
    [Fact]
    public void Of_ChartOfXPlot_HasItsTracesTitleAndSize()
    {
        var chart = XPlot.Plotly.Chart.Plot(
            [new XPlot.Plotly.Scatter { x = new[] { 1, 2 }, y = new[] { 3, 4 }, name = "codes", mode = "markers" }],
            new XPlot.Plotly.Layout.Layout { title = "A map; with = signs" });
        chart.WithWidth(500);

        var figure = ChartData.Of(chart);

        Assert.Equal("Chart: A map; with = signs (codes)", figure.ToString());
        Assert.Equal("markers", ChartData.TextOf(Assert.Single(figure.Traces)["mode"]));
        Assert.Equal(500, figure.Layout["width"]!.GetValue<int>());
    }

    [Fact]
    public void ToJson_ManyPoints_IsAnEvenSelectionInFiveDigits()
    {
        double[] values = [.. Enumerable.Range(0, 2500).Select(i => i + 0.123456789)];

        var trace = JsonNode.Parse(
            ChartData.Of(Chart.Point<double, double, string>(values, values, UseDefaults: false)).ToJson())!["data"]![0]!;

        Assert.Equal(834, trace["x"]!.AsArray().Count);
        Assert.Equal([0.12346, 3.1235, 6.1235], trace["y"]!.AsArray().Take(3).Select(y => y!.GetValue<double>()));
    }

    [Fact]
    public void ToJson_FewPoints_KeepsAll() =>
        Assert.Equal(
            3, JsonNode.Parse(ChartData.Of(LinePlot.Create([1, 2, 3], [("a", [1, 2, 3])])).ToJson())!["data"]![0]!["x"]!.AsArray().Count);
}
