using System.Text.Json;
using Autoencoders.Plotting;
using Autoencoders.Training;

namespace Autoencoders.Tests.Plotting;

public class ChartTests
{
    private static readonly double[] s_x = [1, 2, 3];

    [Fact]
    public void LinePlot_TwoLines_IsAPlotlyFigureWithBoth()
    {
        using var figure = JsonDocument.Parse(
            ChartData.Of(LinePlot.Create(s_x, [("train", [3, 2, 1]), ("test", [4, 3, 2.5])], "Loss", "epoch", "BCE")).ToJson());

        var data = figure.RootElement.GetProperty("data");
        Assert.Equal(["train", "test"], data.EnumerateArray().Select(trace => trace.GetProperty("name").GetString()));
        Assert.All(data.EnumerateArray(), trace => Assert.Equal("scatter", trace.GetProperty("type").GetString()));
        Assert.Equal([4, 3, 2.5], data[1].GetProperty("y").EnumerateArray().Select(y => y.GetDouble()));
        Assert.Equal(
            "epoch", figure.RootElement.GetProperty("layout").GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void LearningCurves_Floor_IsALineOfItsOwn()
    {
        var history = new History([new Epoch(1, 0.3, 0.2, 1, 100), new Epoch(2, 0.2, 0.15, 1, 100)]);

        using var figure = JsonDocument.Parse(ChartData.Of(history.Plot(floor: 0.1)).ToJson());

        var floor = figure.RootElement.GetProperty("data").EnumerateArray().Last();
        Assert.Equal("floor", floor.GetProperty("name").GetString());
        Assert.Equal([0.1, 0.1], floor.GetProperty("y").EnumerateArray().Select(y => y.GetDouble()));
    }

    [Fact]
    public void BarChart_Categories_AreNamedBelowTheColumns()
    {
        using var figure = JsonDocument.Parse(ChartData.Of(BarChart.Create(["a", "b"], [1, -2])).ToJson());

        var trace = figure.RootElement.GetProperty("data")[0];
        Assert.Equal("bar", trace.GetProperty("type").GetString());
        Assert.Equal(["a", "b"], trace.GetProperty("x").EnumerateArray().Select(x => x.GetString()));
    }

    [Fact]
    public void WithTitle_ChartOfTheLibrary_HasTheNewTitleAndKeepsTheRest()
    {
        var after = ChartData.Of(LinePlot.Create(s_x, [("loss", [3, 2, 1])], "Loss", "epoch").WithTitle("Other"));

        Assert.Equal("Other", after.Title);
        Assert.Equal("epoch", ChartData.TextOf(after.Layout["xaxis"]!["title"]));
    }

    [Fact]
    public void Create_NotANumber_NamesTheSeries()
    {
        var error = Assert.Throws<ArgumentException>(() => LinePlot.Create(s_x, [("train", [1, double.NaN, 2])]));

        Assert.Contains("'train'", error.Message);
    }

    [Fact]
    public void Create_UnequalLengths_NamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => LinePlot.Create(s_x, [("train", [1, 2])]));

        Assert.Contains("3 x values and 2 y values", error.Message);
    }

    [Fact]
    public void Create_NoLine_IsRefused() =>
        Assert.Contains("nothing to show", Assert.Throws<ArgumentException>(() => LinePlot.Create(s_x, [])).Message);
}
