using Course;
using Spectre.Console;

namespace Benchmarks;

/// <summary>A benchmark as a table: medians, and ratios beside their targets.</summary>
internal static class BenchTable
{
    public static IReadOnlyList<string[]> Rows(BenchResult result)
    {
        string[] others =
        [
            .. BenchNames.Peers.Prepend(BenchNames.Stock)
                .Where(who => result.Measurements.Any(measurement => result.Median(measurement, who) is not null)),
        ];
        return
        [
            ["what", BenchNames.Ours, .. others, .. others.Select(who => $"ours/{who}")],
            .. result.Measurements.Select(measurement => (string[])
            [
                measurement,
                Own(result, measurement),
                .. others.Select(who => Number(result.Median(measurement, who))),
                .. others.Select(who => Ratio(result, measurement, who)),
            ]),
        ];
    }

    /// <summary>For the terminal.</summary>
    public static Table Of(BenchResult result, bool isInteractive)
    {
        var rows = Rows(result);
        var table = ConsoleTable.New(isInteractive);
        foreach (var title in rows[0]) table.AddColumn(new TableColumn(title) { Alignment = title == rows[0][0] ? null : Justify.Right });
        foreach (var row in rows.Skip(1)) table.AddRow([.. row.Select(Cell)]);
        return table;

        static string Cell(string text) => text.EndsWith('!') ? $"[red]{Markup.Escape(text)}[/]" : Markup.Escape(text);
    }

    /// <summary>As docs/speed.md has it.</summary>
    public static IEnumerable<string> Markdown(BenchResult result)
    {
        var rows = Rows(result);
        return [Line(rows[0]), Line(rows[0].Select((_, i) => i == 0 ? "---" : "---:")), .. rows.Skip(1).Select(Line)];
    }

    private static string Own(BenchResult result, string measurement)
    {
        var value = result.Median(measurement, BenchNames.Ours);
        return value is { } alone && BenchTarget.Of(measurement, null) is { } target ? target.Statement(alone) : Number(value);
    }

    private static string Ratio(BenchResult result, string measurement, string who) => result.Ratio(measurement, who) is { } ratio
        ? BenchTarget.Of(measurement, who)?.Statement(ratio) ?? $"{ratio:F2}"
        : "–";

    private static string Number(double? value) => value switch
    {
        null => "–",
        < 100 => $"{value:F2}",
        _ => $"{value:N0}".Replace(",", " ", StringComparison.Ordinal),
    };

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
