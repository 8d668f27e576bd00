using System.Text.Json;
using Autoencoders.Plotting;

namespace Autoencoders.Tests.Plotting;

public class ChartTests
{
    private static readonly double[] X = [1, 2, 3];

    [Fact]
    public void LinePlot_TwoLines_IsAPlotlyFigureWithBoth()
    {
        using var figure = JsonDocument.Parse(LinePlot.Create(X, [("train", [3, 2, 1]), ("test", [4, 3, 2.5])], "Loss", "epoch", "BCE").PlotlyJson);

        var data = figure.RootElement.GetProperty("data");
        Assert.Equal(["train", "test"], data.EnumerateArray().Select(trace => trace.GetProperty("name").GetString()));
        Assert.All(data.EnumerateArray(), trace => Assert.Equal("scatter", trace.GetProperty("type").GetString()));
        Assert.Equal([4, 3, 2.5], data[1].GetProperty("y").EnumerateArray().Select(y => y.GetDouble()));
        Assert.Equal("epoch", figure.RootElement.GetProperty("layout").GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void BarChart_Categories_AreNamedBelowTheColumns()
    {
        using var figure = JsonDocument.Parse(BarChart.Create(["a", "b"], [1, -2]).PlotlyJson);

        var trace = figure.RootElement.GetProperty("data")[0];
        Assert.Equal("bar", trace.GetProperty("type").GetString());
        Assert.Equal(["a", "b"], trace.GetProperty("x").EnumerateArray().Select(x => x.GetString()));
    }

    [Fact]
    public void Png_LinePlot_HasTwoPixelsAUnitAndTheLinesColors()
    {
        var picture = new PngReader(LinePlot.Create(X, [("train", [3, 2, 1]), ("test", [4, 3, 2.5])]).Png.Span);

        Assert.Equal((1280, 760), (picture.Width, picture.Height));
        var colors = Enumerable.Range(0, picture.Width * picture.Height).Select(i => picture[i % picture.Width, i / picture.Width]).ToHashSet();
        Assert.Contains(((byte)0x3f, (byte)0x90, (byte)0xda), colors);
        Assert.Contains(((byte)0xff, (byte)0xa9, (byte)0x0e), colors);
    }

    [Fact]
    public void Create_NotANumber_NamesTheSeries()
    {
        var error = Assert.Throws<ArgumentException>(() => LinePlot.Create(X, [("train", [1, double.NaN, 2])]));

        Assert.Contains("'train'", error.Message);
    }

    [Fact]
    public void Create_UnequalLengths_NamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => LinePlot.Create(X, [("train", [1, 2])]));

        Assert.Contains("3 x values and 2 y values", error.Message);
    }

    [Fact]
    public void SavePng_File_HasThePicture()
    {
        using var folder = new TemporaryFolder();
        var chart = BarChart.Create(["a"], [1]);
        var path = Path.Combine(folder.Path, "chart.png");

        chart.SavePng(path);

        Assert.Equal(chart.Png.ToArray(), File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }
}
