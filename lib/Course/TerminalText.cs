using System.Text;
using Spectre.Console;

namespace Course;

/// <summary>Names and texts from files, made fit for a terminal: characters that would steer it are shown as <c>\u001B</c>.</summary>
internal static class TerminalText
{
    /// <summary>A message; its line ends and tabs stay.</summary>
    public static string Of(string text) => Shown(text, c => c is not ('\n' or '\t'));

    /// <summary>A name, which takes one line.</summary>
    public static string Name(string text) => Shown(text, _ => true);

    /// <summary>A name as Spectre's markup.</summary>
    public static string Cell(string text) => Markup.Escape(Name(text));

    private static string Shown(string text, Func<char, bool> isMeant)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // Controls, and what turns the direction of the text after it.
            var steers = char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
            _ = steers && isMeant(c) ? shown.Append($"\\u{(int)c:X4}") : shown.Append(c);
        }

        return shown.ToString();
    }
}

/// <summary>The tables of all commands.</summary>
internal static class ConsoleTable
{
    /// <summary>An empty table, with a frame that a log can hold too when nobody sits at the terminal.</summary>
    public static Table New(bool isInteractive) => new Table().Border(isInteractive ? TableBorder.Rounded : TableBorder.Ascii);
}
