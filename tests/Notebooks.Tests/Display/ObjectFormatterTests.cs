using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Tests.Display;

public class ObjectFormatterTests
{
    public static TheoryData<object?, string> Texts => new()
    {
        { null, "<null>" },
        { "text", "text" },
        { 42, "42" },
        { 0.5, "0.5" },
        { true, "true" },
        { DayOfWeek.Friday, "Friday" },
        { (1, "a"), "(1, \"a\")" },
        { new[] { 1, 2 }, "[ 1, 2 ]" },
        { new Dictionary<string, int> { ["a"] = 1 }, "{ [\"a\"] = 1 }" },
        { new { A = 1, B = "x" }, "{ A = 1, B = \"x\" }" },
        { new Pair(1, null), "Pair { First = 1, Second = <null> }" },
        { new Version(1, 2), "1.2" },
        { typeof(List<int>), "List<Int32>" },
        { Enumerable.Range(0, 1000), "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, ... ]" },
        { new Throwing(), "Throwing { Value = \"InvalidOperationException: closed\" }" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Format_Value_GivesPlainText(object? value, string expected) =>
        Assert.Equal(expected, FormattedValue.CreateManyFromObject(value).Single(v => v.MimeType == "text/plain").Value);

    [Theory]
    [InlineData("text")]
    [InlineData(42)]
    [InlineData(null)]
    public void Format_Scalar_IsPlainTextOnly(object? value) =>
        Assert.Equal(["text/plain"], FormattedValue.CreateManyFromObject(value).Select(v => v.MimeType));

    [Fact]
    public void Format_Records_GiveATableWithAColumnPerProperty() => Assert.Equal(
        "<table><thead><tr><th>index</th><th>First</th><th>Second</th></tr></thead><tbody>"
        + "<tr><td>0</td><td>1</td><td>&lt;b&gt;</td></tr></tbody></table>",
        Html(new[] { new Pair(1, "<b>") }));

    [Fact]
    public void Format_LongList_EndsAtTheLimit()
    {
        var html = Html(Enumerable.Range(0, 50));

        Assert.Contains("<td>19</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>20</td>", html, StringComparison.Ordinal);
        Assert.Contains("... (more)", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Html_IsNotEncodedAndHasItsTextBesides() => Assert.Equal(
        [new("text/html", "<p>a <b>b</b></p>"), new("text/plain", "a b")],
        FormattedValue.CreateManyFromObject(new HtmlString("<p>a <b>b</b></p>")));

    [Fact]
    public void Format_AskedForMimeTypes_GivesThose() => Assert.Equal(
        [new("application/json", "[1,2]"), new("text/plain", "[ 1, 2 ]")],
        FormattedValue.CreateManyFromObject(new[] { 1, 2 }, "application/json", "text/plain"));

    [Fact]
    public void Format_RegisteredType_UsesItForDerivedTypesToo()
    {
        Formatter.Register<Shape>(shape => $"<{shape.GetType().Name}>");

        Assert.Equal([new("text/plain", "<Square>")], FormattedValue.CreateManyFromObject(new Square()));
    }

    private static string Html(object value) => FormattedValue.CreateManyFromObject(value).Single(v => v.MimeType == "text/html").Value;

    private sealed record Pair(int First, string? Second);

    private class Shape;

    private sealed class Square : Shape;

    private sealed class Throwing
    {
        public int Value => throw new InvalidOperationException("closed");
    }
}
