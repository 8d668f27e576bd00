using System.Text.Json;
using Autoencoders.Display;
using Autoencoders.Plotting;

namespace Autoencoders.Tests.Display;

public class DisplayContractTests
{
    [Fact]
    public void Types_ThatShowThemselves_HaveAPublicToHtml() =>
        Assert.All(Displayed, type => Assert.Equal(typeof(string), type.GetMethod("ToHtml", [])?.ReturnType));

    [Fact]
    public void Types_ThatShowThemselves_OverrideToString() =>
        Assert.All(Displayed, type => Assert.NotEqual(typeof(object), type.GetMethod("ToString", [])!.DeclaringType));

    [Fact]
    public void Display_Table_IsHtmlAndText()
    {
        using var cell = new Cell();

        LiveDisplay.Show(Table.Create(["method", "dB"], [["<median>", "9"]]));

        Assert.Equal(["text/html", "text/plain"], cell.MimeTypes);
        Assert.Contains("&lt;median&gt;</td><td style=\"padding:3px 12px;text-align:right;", cell.Last("text/html"));
        Assert.Equal("method    dB\n<median>   9", cell.Last("text/plain"));
    }

    [Fact]
    public void Display_Picture_IsBareBase64AndText()
    {
        using var cell = new Cell();
        var picture = new Picture([1, 2, 3], "Three bytes");

        LiveDisplay.Show(picture);

        Assert.Equal(["image/png", "text/plain"], cell.MimeTypes);
        Assert.Equal([1, 2, 3], Convert.FromBase64String(cell.Last("image/png")));
        Assert.Equal("Three bytes", cell.Last("text/plain"));
        Assert.Equal("<img src=\"data:image/png;base64,AQID\" alt=\"Three bytes\">", picture.ToHtml());
    }

    [Fact]
    public void Display_Chart_IsPlotlysJsonAPictureAndText()
    {
        using var cell = new Cell();
        var chart = BarChart.Create(["a"], [1], "One");

        LiveDisplay.Show(chart);

        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], cell.MimeTypes);
        Assert.Equal(ChartPicture.Png(ChartData.Of(chart)), Convert.FromBase64String(cell.Last("image/png")));
        using var json = JsonDocument.Parse(cell.Last("application/vnd.plotly.v1+json"));
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.Equal("Chart: One", cell.Last("text/plain"));
    }

    [Fact]
    public void Display_ChartOfXPlot_IsShownInTheSameWay()
    {
        using var cell = new Cell();

        LiveDisplay.Show(XPlot.Plotly.Chart.Plot(new XPlot.Plotly.Scatter { x = new[] { 1, 2 }, y = new[] { 3, 4 } }));

        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], cell.MimeTypes);
    }

    [Fact]
    public void ToHtml_ChartInJupyter_HasThePictureAndAScriptThatNothingEnds()
    {
        var html = ChartDisplay.ToHtml(ChartData.Of(BarChart.Create(["a"], [1], "</script>")));

        Assert.Contains("<img src=\"data:image/png;base64,", html);
        Assert.Equal(1, html.Split("</script>").Length - 1);
    }

    [Fact]
    public void Display_Figures_IsOneFlatJsonObject()
    {
        using var cell = new Cell();

        Figures.Report(("test_bce", 0.0921), ("seconds", 155));

        Assert.Equal(["application/vnd.autoencoders.figures+json", "text/html", "text/plain"], cell.MimeTypes);
        Assert.Equal("""{"test_bce":0.0921,"seconds":155}""", cell.Last("application/vnd.autoencoders.figures+json"));
        Assert.Contains("test_bce", cell.Last("text/html"));
        Assert.Equal("test_bce  0.0921\nseconds      155", cell.Last("text/plain"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NoFiniteNumber_NamesTheFigure(double value)
    {
        var error = Assert.Throws<ArgumentException>(() => Figures.Of(("psnr_db", value)));

        Assert.Contains("'psnr_db'", error.Message);
    }

    private static IEnumerable<Type> Displayed =>
        typeof(Figures).Assembly.GetTypes().Where(type => type.IsClass && typeof(IDisplayed).IsAssignableFrom(type));
}
