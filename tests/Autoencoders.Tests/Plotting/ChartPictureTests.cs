using Autoencoders.Plotting;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Autoencoders.Tests.Plotting;

public class ChartPictureTests
{
    private const string FirstColor = "3f90da";
    private const string SecondColor = "ffa90e";

    [Fact]
    public void Png_Lines_HaveTwoPixelsAUnitAndTheLinesColors()
    {
        using var picture = Pixels.Of(ChartData.Of(LinePlot.Create([1, 2, 3], [("train", [3, 2, 1]), ("test", [4, 3, 2.5])])));

        Assert.Equal((1280, 760), picture.Size);
        Assert.InRange(picture.Count(FirstColor), 500, 20_000);
        Assert.InRange(picture.Count(SecondColor), 500, 20_000);
    }

    [Fact]
    public void Png_TwoBars_AreAsHighAsTheirValues()
    {
        var groups = new (string, IReadOnlyList<double>)[] { ("one", [1]), ("three", [3]) };

        using var picture = Pixels.Of(ChartData.Of(BarChart.Create(["a"], groups)));

        Assert.Equal(3.0, picture.Count(SecondColor) / (double)picture.Count(FirstColor), 0.1);
    }

    [Fact]
    public void Png_Heatmap_GoesFromLightToDark()
    {
        var chart = Chart.Heatmap<double, int, int, string>(zData: [[0.0, 1.0], [1.0, 0.0]]);

        using var picture = Pixels.Of(ChartData.Of(chart));

        Assert.InRange(picture.Count("f7fbff"), 50_000, 1_000_000);
        Assert.Equal(1.0, picture.Count("08306b") / (double)picture.Count("f7fbff"), 0.05);
    }

    [Fact]
    public void Png_LogarithmicAxis_PutsPowersOfTenEquallyFarApart()
    {
        var axis = AxisScale.Logarithmic([0.1, 10]);

        Assert.Equal(axis.Position(1) - axis.Position(0.1), axis.Position(10) - axis.Position(1), 9);
        Assert.Equal(["0.1", "1", "10"], axis.Ticks.Select(axis.Label));
        Assert.Equal(["1", "2", "5", "10"], AxisScale.Logarithmic([1, 10]).Ticks.Select(axis.Label));
    }

    [Fact]
    public void Png_ChartOfXPlot_IsDrawnToo()
    {
        var chart = XPlot.Plotly.Chart.Plot(new XPlot.Plotly.Scatter { x = new[] { 1, 2, 3 }, y = new[] { 3, 1, 2 }, mode = "lines" });

        using var picture = Pixels.Of(ChartData.Of(chart));

        Assert.InRange(picture.Count(FirstColor), 500, 20_000);
    }

    [Fact]
    public void Png_KindThatIsNotDrawn_IsAnotherPictureThatSaysSo()
    {
        var pie = ChartData.Of(Chart.Pie<int, string, string>([1, 2]));

        using var picture = Pixels.Of(pie);

        Assert.Equal((1280, 240), picture.Size);
        Assert.InRange(picture.Count("5b6770"), 500, 50_000); // the text that tells where to see it
    }

    [Fact]
    public void Png_GapInALine_IsLeftOut()
    {
        using var picture = Pixels.Of(
            ChartData.Of(Chart.Line<double, double, string>([1.0, 2.0, 3.0, 4.0], [1.0, double.NaN, 2.0, 3.0], UseDefaults: false)));

        Assert.InRange(picture.Count(FirstColor), 200, 20_000);
    }
}
