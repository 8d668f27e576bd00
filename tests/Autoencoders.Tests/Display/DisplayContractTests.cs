using System.Text.Json;
using Autoencoders.Display;
using Autoencoders.Plotting;

namespace Autoencoders.Tests.Display;

public class DisplayContractTests
{
    public static TheoryData<Type> DisplayedTypes =>
        [.. typeof(Figures).Assembly.GetTypes().Where(type => type.IsDefined(typeof(TypeFormatterSourceAttribute), inherit: false))];

    [Theory]
    [MemberData(nameof(DisplayedTypes))]
    public void PreferredMimeTypes_EachHasAFormatter(Type type)
    {
        var attribute = Assert.IsType<TypeFormatterSourceAttribute>(Attribute.GetCustomAttribute(type, typeof(TypeFormatterSourceAttribute)));
        var source = Activator.CreateInstance(attribute.FormatterSourceType);
        var formatters = Assert.IsAssignableFrom<IEnumerable<object>>(attribute.FormatterSourceType.GetMethod("CreateTypeFormatters")?.Invoke(source, null));

        Assert.NotEmpty(attribute.PreferredMimeTypes);
        Assert.Equal(attribute.PreferredMimeTypes, formatters.Select(f => (string?)f.GetType().GetProperty("MimeType")?.GetValue(f)));
        Assert.True(typeof(IMimeBundle).IsAssignableFrom(type));
    }

    [Fact]
    public void DisplayedTypes_AreAllThatShowThemselves() =>
        Assert.Equal(typeof(Figures).Assembly.GetTypes().Where(type => type.IsClass && typeof(IMimeBundle).IsAssignableFrom(type)).Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.FullName, b.FullName))),
            typeof(Figures).Assembly.GetTypes().Where(type => type.IsDefined(typeof(TypeFormatterSourceAttribute), false)).Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.FullName, b.FullName))));

    [Fact]
    public void Render_Chart_IsBareBase64AndAJsonFigure()
    {
        var figure = Figure.Of(BarChart.Create(["a"], [1], "One"));

        Assert.Equal(FigurePicture.Png(figure), Convert.FromBase64String(ChartDisplay.Render(figure, "image/png")));
        using var json = JsonDocument.Parse(ChartDisplay.Render(figure, "application/vnd.plotly.v1+json"));
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.Equal("Chart: One", ChartDisplay.Render(figure, "text/plain"));
    }

    [Fact]
    public void Format_Figures_IsOneFlatJsonObject()
    {
        var written = Written(Figures.Of(("test_bce", 0.0921), ("seconds", 155)), new FiguresFormatters());

        Assert.Equal("""{"test_bce":0.0921,"seconds":155}""", written["application/vnd.autoencoders.figures+json"]);
        Assert.Contains("test_bce", written["text/html"]);
        Assert.Contains("0.0921", written["text/plain"]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NoFiniteNumber_NamesTheFigure(double value)
    {
        var error = Assert.Throws<ArgumentException>(() => Figures.Of(("psnr_db", value)));

        Assert.Contains("'psnr_db'", error.Message);
    }

    [Fact]
    public void Format_AnotherObject_IsNotHandled()
    {
        using var writer = new StringWriter();

        Assert.False(new MimeFormatter("text/plain").Format("text", writer));
        Assert.Empty(writer.ToString());
    }

    private static Dictionary<string, string> Written(object value, FormatterSource source) => source.CreateTypeFormatters().Cast<MimeFormatter>().ToDictionary(f => f.MimeType, f =>
    {
        using var writer = new StringWriter();
        Assert.True(f.Format(value, writer));
        return writer.ToString();
    });
}
