using System.Text.Json;
using Autoencoders.Plotting;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Plotting;

public class ScatterPlotTests
{
    [Fact]
    public void ByClass_Points_AreOneTraceAClass()
    {
        using var scope = NewDisposeScope();
        var points = tensor(new[] { 0f, 1f, 2f, 3f, 4f, 5f }).reshape(3, 2);

        var chart = ScatterPlot.ByClass(points, tensor(new[] { 2L, 0L, 2L }), ["zero", "one", "two"]);

        using var figure = JsonDocument.Parse(ChartData.Of(chart).ToJson());
        var data = figure.RootElement.GetProperty("data");
        Assert.Equal(["zero", "two"], data.EnumerateArray().Select(trace => trace.GetProperty("name").GetString()));
        Assert.Equal([0, 4], data[1].GetProperty("x").EnumerateArray().Select(x => x.GetDouble()));
        Assert.Equal([1, 5], data[1].GetProperty("y").EnumerateArray().Select(y => y.GetDouble()));
    }

    [Fact]
    public void ByClass_ShortNames_StandAtTheMediansOfTheirClouds()
    {
        using var scope = NewDisposeScope();
        var points = tensor(new[] { 0f, 5f, 1f, 6f, 9f, 7f, 3f, 3f }).reshape(4, 2);

        var chart = ScatterPlot.ByClass(points, tensor(new[] { 0L, 0L, 0L, 1L }), ["7", "drawn codes"]);

        using var figure = JsonDocument.Parse(ChartData.Of(chart).ToJson());
        var mark = Assert.Single(figure.RootElement.GetProperty("layout").GetProperty("annotations").EnumerateArray());
        Assert.Equal("<b>7</b>", mark.GetProperty("text").GetString());
        Assert.Equal((1, 6), (mark.GetProperty("x").GetDouble(), mark.GetProperty("y").GetDouble()));
    }

    [Fact]
    public void ByClass_Images_AreTheirPointsTextsInDots()
    {
        using var scope = NewDisposeScope();
        var images = zeros(3, 1, 6, 6);
        images[0, 0, 1, 2] = 1; // one dot alone
        images[1, 0, 1..6, 3] = 1; // a stroke of five dots: a whole left column, and one dot of the next line
        images[1, 0, 1, 4] = 0.4f; // too dark to be seen

        var chart = ScatterPlot.ByClass(zeros(3, 2), tensor(new[] { 0L, 0L, 0L }), ["all"], images: images);

        using var figure = JsonDocument.Parse(ChartData.Of(chart).ToJson());
        var trace = figure.RootElement.GetProperty("data")[0];
        Assert.Equal(["\u2801", "\u2847<br>\u2801", ""], trace.GetProperty("text").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal("%{text}", trace.GetProperty("hovertemplate").GetString());
    }

    [Fact]
    public void ByClass_ManyImages_AreAnEvenSelectionWithItsPoints()
    {
        using var scope = NewDisposeScope();
        var number = arange(600, ScalarType.Float32);
        var images = zeros(600, 1, 4, 2);
        images[300, 0, 0, 0] = 1;

        var chart = ScatterPlot.ByClass(stack([number, number], 1), zeros(600, ScalarType.Int64), ["all"], images: images);

        using var figure = JsonDocument.Parse(ChartData.Of(chart).ToJson());
        var trace = figure.RootElement.GetProperty("data")[0];
        Assert.Equal(200, trace.GetProperty("x").GetArrayLength());
        Assert.Equal(300, trace.GetProperty("x")[100].GetDouble());
        Assert.Equal("\u2801", trace.GetProperty("text")[100].GetString());
    }

    [Fact]
    public void ByClass_FewerImagesThanPoints_AreRefused()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(
            () => ScatterPlot.ByClass(zeros(4, 2), zeros(4, ScalarType.Int64), ["a"], images: zeros(3, 1, 28, 28)));

        Assert.Contains("one for each of the 4 points, not [3, 1, 28, 28]", error.Message);
    }

    [Fact]
    public void ByClass_ThreeCoordinates_AreRefused()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => ScatterPlot.ByClass(zeros(4, 3), zeros(4, ScalarType.Int64), ["a"]));

        Assert.Contains("not [4, 3] and [4]", error.Message);
    }

    [Fact]
    public void ByClass_NoPoints_IsRefused()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("no point to draw",
            Assert.Throws<ArgumentException>(() => ScatterPlot.ByClass(zeros(0, 2), zeros(0, ScalarType.Int64), ["a"])).Message);
    }

    [Fact]
    public void ByClass_LabelWithoutAName_IsNamed()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => ScatterPlot.ByClass(zeros(1, 2), tensor(new[] { 3L }), ["a", "b"]));

        Assert.Contains("Label 3 has no name: there are 2 names", error.Message);
    }
}
