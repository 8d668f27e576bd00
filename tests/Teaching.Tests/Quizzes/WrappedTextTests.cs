using System.Text;

namespace Teaching.Tests;

public class WrappedTextTests
{
    [Fact]
    public void AppendWrapped_LongParagraph_BreaksBetweenWordsAndIndents()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 40));

        var lines = new StringBuilder().AppendWrapped(words, "   a) ").ToString().TrimEnd('\n').Split('\n');

        Assert.Equal([6 + 19 * 5 - 1, 6 + 19 * 5 - 1, 6 + 2 * 5 - 1], lines.Select(line => line.Length));
        Assert.StartsWith("   a) word", lines[0]);
        Assert.StartsWith("      word", lines[1]);
    }

    [Fact]
    public void AppendWrapped_OverlongWord_KeepsItWhole()
    {
        var word = new string('x', 120);

        Assert.Equal($"1. {word}\n   y\n", new StringBuilder().AppendWrapped($"{word} y", "1. ").ToString());
    }
}
