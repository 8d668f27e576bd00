using System.Globalization;
using Spectre.Console;

namespace Course.Figures;

/// <summary>One figure over several runs, such as those of several seeds.</summary>
/// <param name="Runs">The runs that have the figure, at least one.</param>
internal sealed record FigureSpread(IReadOnlyList<FigureResult> Runs)
{
    private FigureLine Line => Runs[0].Line;

    private IEnumerable<double> Values => Runs.Select(run => run.Value!.Value);

    /// <summary>Whether no run misses the figure's bar; null when it has none.</summary>
    public bool? Reached => Line.Bar is null ? null : Runs.All(run => run.Reached == true);

    /// <summary>The figures that at least one of the folders has.</summary>
    public static IReadOnlyList<FigureSpread> Of(IEnumerable<IReadOnlyList<FigureResult>> folders) =>
    [
        .. from result in folders.SelectMany(results => results)
           where result.Value is not null
           group result by result.Line into runs
           select new FigureSpread([.. runs]),
    ];

    /// <summary>The figures for the terminal.</summary>
    public static Table Table(IEnumerable<FigureSpread> spreads, bool isInteractive)
    {
        var table = ConsoleTable.New(isInteractive);
        table.AddColumns("notebook", "figure", "seeds");
        foreach (var title in new[] { "bar", "mean", "least", "most" }) table.AddColumn(new TableColumn(title).RightAligned());
        table.AddColumn("result");
        foreach (var spread in spreads) table.AddRow([.. spread.Cells().Select(TerminalText.Cell)]);
        return table;
    }

    /// <summary>What a row says: notebook, figure, seeds, bar, mean, least and most value, and whether all runs reach the bar.</summary>
    public IReadOnlyList<string> Cells() =>
    [
        Line.Notebook, Line.Name, string.Join(", ", Runs.Select(run => run.Seed ?? "?")), Line.Bar?.Text ?? "–",
        Shown(Values.Average()), Shown(Values.Min()), Shown(Values.Max()),
        Reached switch { null => "–", true => "all reached", false => $"{Runs.Count(run => run.Reached != true)} MISSED" },
    ];

    private string Shown(double value) => value.ToString($"F{Line.Decimals}", CultureInfo.InvariantCulture);
}
