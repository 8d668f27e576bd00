using System.Text.RegularExpressions;
using Course.Tests.Support;

namespace Course.Tests;

/// <summary>Every command that a message, a notebook or a text for readers names is one that the course understands.</summary>
public sealed partial class RemedyTests
{
    // A text may speak of "./course data" as a whole: typed as it stands, it lists the verbs below it.
    private const string NameOfAGroup = "Required command was not provided.";

    public static TheoryData<string> Commands()
    {
        var root = CourseScript.Root;
        var sources = Directory.EnumerateFiles(Path.Combine(root, "lib"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));
        string[] texts =
        [
            Path.Combine(root, "README.md"),
            Path.Combine(root, "data", "README.md"),
            .. Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md"),
            .. Directory.EnumerateFiles(Path.Combine(root, "notebooks"), "*.md"),
            .. Directory.EnumerateFiles(Path.Combine(root, "notebooks"), "*.ipynb", SearchOption.AllDirectories),
        ];
        var found = sources.Concat(texts).SelectMany(
            path => Command().Matches(File.ReadAllText(path)).Select(match => match.Groups["command"].Value.TrimEnd('.')));
        return [.. found.Distinct().Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_NamedInATextOrMessage_IsUnderstood(string command)
    {
        var words = Placeholder().Replace(command, "01").Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];

        var errors = CourseApp.Root(TestApp.Context(CourseScript.Root, TextWriter.Null, TextWriter.Null))
            .Parse(words).Errors.Select(error => error.Message);

        Assert.DoesNotContain(errors, message => message != NameOfAGroup);
    }

    [Fact]
    public void Commands_AreFound() => Assert.InRange(Commands().Count, 20, 200);

    // In quotes, as code, or at the end of a message: words, options and placeholders.
    [GeneratedRegex(@"(?<command>\./course(?: (?:\{[^}]+\}|[A-Za-z0-9=_./-]+))+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\{[^}]+\}|\b[A-Z]{3,}\b")]
    private static partial Regex Placeholder();
}
