using System.Globalization;
using Spectre.Console;
using static Course.Benchmarks.BenchCatalogue;

namespace Course.Benchmarks;

/// <summary>A benchmark as a table: medians with the farthest value's distance from them, and ratios beside their targets.</summary>
internal static class BenchTable
{
    private const string None = "–";
    private static readonly string[] s_header = ["what", "ours", "lesson", "careful", "tuned", "ours/lesson", "ours/careful", "ours/tuned"];
    private static readonly NumberFormatInfo s_numbers = new() { NumberGroupSeparator = " ", NumberDecimalSeparator = "." };

    /// <summary>For the terminal.</summary>
    public static Table Of(BenchResult result, bool isInteractive)
    {
        var (header, rows) = Filled(Rows(result));
        var table = new Table().Border(isInteractive ? TableBorder.Rounded : TableBorder.Ascii).AddColumn(new TableColumn(header[0]));
        foreach (var title in header.Skip(1)) table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var row in rows) table.AddRow([row.IsTitle ? $"[bold]{Markup.Escape(row.Cells[0])}[/]" : Markup.Escape(row.Cells[0]), .. row.Cells.Skip(1).Select(Coloured)]);
        return table;
    }

    /// <summary>As Markdown, line by line.</summary>
    public static IReadOnlyList<string> Markdown(BenchResult result)
    {
        var (header, rows) = Filled(Rows(result));
        return
        [
            Line(header),
            Line(header.Select((_, i) => i == 0 ? "---" : "---:")),
            .. rows.Select(row => row.IsTitle ? $"| **{row.Cells[0]}** |{string.Concat(Enumerable.Repeat(" |", header.Count - 1))}" : Line(row.Cells)),
        ];
    }

    // Without the columns of peers that were not measured.
    private static (IReadOnlyList<string> Header, IReadOnlyList<Row> Rows) Filled(List<Row> rows)
    {
        var columns = Enumerable.Range(0, s_header.Length).Where(i => i < 2 || rows.Any(row => row.Cells[i] is not ("" or None))).ToList();
        return ([.. columns.Select(i => s_header[i])], [.. rows.Select(row => row with { Cells = [.. columns.Select(i => row.Cells[i])] })]);
    }

    private static List<Row> Rows(BenchResult result)
    {
        var rows = new List<Row>();
        Section("training, images/s", name => Figures(result, name, name, Training));
        Section("training, GFLOP/s", name => Figures(result, name, name, Flops));
        Section("share of the peak", name => Ratio(result, ShareOfPeak(name)) is var share and not None ? new Row([name, share, .. Enumerable.Repeat(None, s_header.Length - 2)]) : null);
        Section("inference, images/s", name => Figures(result, name, name, Inference));
        Section("peak memory, MB", name => Figures(result, name, name, Memory));
        Row?[] others =
        [
            Figures(result, "evaluation, images/s", Evaluation, Throughput),
            Figures(result, "a + b, µs", Operator, Time),
            Figures(result, "the peak, GFLOP/s", BlasPeak, Flops),
            Figures(result, "first output, s", FirstOutput, Time),
            Figures(result, "growth by images", Growth, Images),
            Figures(result, "growth by epochs", Growth, Epochs),
            Figures(result, "resident set", ResidentSet, Rise),
        ];
        AddAll("other", others);
        return rows;

        void Section(string title, Func<string, Row?> row) => AddAll(title, [.. Workloads.Select(row)]);

        void AddAll(string title, IEnumerable<Row?> section)
        {
            var measured = section.OfType<Row>().ToList();
            if (measured.Count > 0) rows.AddRange([new Row([title, .. Enumerable.Repeat("", s_header.Length - 1)]) { IsTitle = true }, .. measured]);
        }
    }

    // A row of a figure and its ratios; null when ours was not measured.
    private static Row? Figures(BenchResult result, string title, string measurement, string quantity)
    {
        if (!result.Figures.ContainsKey(Measurement.FigureName(measurement, quantity, Subject.Ours))) return null;
        var values = Subject.Peers.Prepend(Subject.Ours).Select(subject => Figure(result, Measurement.FigureName(measurement, quantity, subject)));
        return new Row([title, .. values, .. Subject.Peers.Select(peer => Ratio(result, RatioName(measurement, quantity, peer)))]);
    }

    private static string Figure(BenchResult result, string name)
    {
        if (!result.Figures.TryGetValue(name, out var sample)) return None;
        if (Targets.TryGetValue(name, out var target)) return target.Statement(sample.Median);
        return sample.Values.Count == 1 ? Number(sample.Median) : $"{Number(sample.Median)} ±{sample.Spread.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)}";
    }

    private static string Ratio(BenchResult result, string name) => result.Ratios.FirstOrDefault(ratio => ratio.Line.Name == name) switch
    {
        (null, _) => None,
        ({ Target: { } target }, var value) => target.Statement(value),
        (_, var value) => Target.Round(value, null),
    };

    /// <summary>Three digits at least, and groups of three.</summary>
    private static string Number(double value) => value.ToString(Math.Abs(value) switch { < 10 => "F2", < 100 => "F1", _ => "N0" }, s_numbers);

    private static string Coloured(string cell)
    {
        var text = Markup.Escape(cell);
        if (cell.EndsWith('!')) return $"[red]{text}[/]";
        return cell.Contains("<=", StringComparison.Ordinal) || cell.Contains(">=", StringComparison.Ordinal) || cell.Contains(" < ", StringComparison.Ordinal) ? $"[green]{text}[/]" : text;
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private sealed record Row(IReadOnlyList<string> Cells)
    {
        public bool IsTitle { get; init; }
    }
}
