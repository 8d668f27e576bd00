using System.Text;
using Spectre.Console;

namespace Course.Figures;

/// <summary>Figures as a table.</summary>
internal static class FigureTable
{
    private const string None = "–";
    private static readonly string[] s_header = ["notebook", "figure", "lesson", "baseline", "bar", "ours", "seed", "result"];
    private static readonly bool[] s_numeric = [false, false, true, true, true, true, true, false];

    /// <summary>For the terminal.</summary>
    public static Table Of(IReadOnlyList<FigureResult> results, bool isInteractive)
    {
        var table = ConsoleTable.New(isInteractive);
        foreach (var (title, numeric) in s_header.Zip(s_numeric))
        {
            table.AddColumn(numeric ? new TableColumn(title).RightAligned() : new TableColumn(title));
        }
        foreach (var result in results)
        {
            var colour = result.Reached switch { true => "green", false => "red", null => "default" };
            string[] cells = [.. Cells(result, result.Line.Name).Select(TerminalText.Cell)];
            table.AddRow([.. cells[..^1], $"[{colour}]{cells[^1]}[/]"]);
        }

        return table;
    }

    /// <summary>As Markdown, line by line, with what each figure means.</summary>
    public static IReadOnlyList<string> Markdown(IReadOnlyList<FigureResult> results) =>
    [
        Row(s_header),
        Row(s_numeric.Select(numeric => numeric ? "---:" : "---")),
        .. results.Select(result => Row(Cells(result, $"`{result.Line.Name}`: {result.Line.Meaning}"))),
    ];

    private static string Row(IEnumerable<string> cells) => new StringBuilder("| ").AppendJoin(" | ", cells).Append(" |").ToString();

    private static string[] Cells(FigureResult result, string figure)
    {
        var line = result.Line;
        var verdict = result.Value is null ? "not run" : result.Reached switch { true => "reached", false => "MISSED", null => None };
        string?[] cells = [line.Notebook, figure, line.Lesson, line.Baseline, line.Bar?.Text, result.Shown, result.Seed, verdict];
        return [.. cells.Select(cell => cell ?? None)];
    }
}
