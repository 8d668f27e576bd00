namespace Course.Tests;

public class TerminalTextTests
{
    [Theory]
    [InlineData("plain äя😀 [x]", "plain äя😀 [x]")]
    [InlineData("\u001b[31mred\u007f\u009b", "\\u001B[31mred\\u007F\\u009B")]
    [InlineData("a\rb\0", "a\\u000Db\\u0000")]
    [InlineData("file\u202ecod.exe", "file\\u202Ecod.exe")]
    [InlineData("line\n\tline", "line\n\tline")]
    public void Of_Message_ShowsWhatWouldSteerTheTerminal(string text, string expected) => Assert.Equal(expected, TerminalText.Of(text));

    [Fact]
    public void Name_LineEnd_IsShownToo() => Assert.Equal("a\\u000Ab", TerminalText.Name("a\nb"));

    [Fact]
    public void Cell_Markup_IsNoMarkup() => Assert.Equal("[[red]]\\u001B", TerminalText.Cell("[red]\u001b"));
}
