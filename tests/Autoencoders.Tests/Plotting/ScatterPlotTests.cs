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

        using var figure = JsonDocument.Parse(Figure.Of(chart).ToJson());
        var data = figure.RootElement.GetProperty("data");
        Assert.Equal(["zero", "two"], data.EnumerateArray().Select(trace => trace.GetProperty("name").GetString()));
        Assert.Equal([0, 4], data[1].GetProperty("x").EnumerateArray().Select(x => x.GetDouble()));
        Assert.Equal([1, 5], data[1].GetProperty("y").EnumerateArray().Select(y => y.GetDouble()));
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

        Assert.Contains("no point to draw", Assert.Throws<ArgumentException>(() => ScatterPlot.ByClass(zeros(0, 2), zeros(0, ScalarType.Int64), ["a"])).Message);
    }

    [Fact]
    public void ByClass_LabelWithoutAName_IsNamed()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => ScatterPlot.ByClass(zeros(1, 2), tensor(new[] { 3L }), ["a", "b"]));

        Assert.Contains("Label 3 has no name: there are 2 names", error.Message);
    }
}
