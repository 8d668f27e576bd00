using System.Globalization;
using Course.Metadata;
using Notebooks.Execution;
using Notebooks.Pages;
using Spectre.Console;

namespace Course.Run;

/// <summary>What a run ends with: a row for each notebook, the whole time, and where to look.</summary>
internal static class RunReport
{
    public static void Write(CourseContext context, RunRequest request, IReadOnlyList<CourseNotebook> results, TimeSpan total)
    {
        var table = ConsoleTable.New(context.IsInteractive);
        table.AddColumn("Notebook").AddColumn(new TableColumn("Cells").RightAligned()).AddColumn(new TableColumn("Seconds").RightAligned());
        table.AddColumn("Status").AddColumn("Figures");
        foreach (var result in results)
        {
            var run = result.Run;
            var figures = result.Figures.Select(figure => $"{figure.Key} {ReportedFigures.Text(figure.Value)}");
            var colour = run.Status == RunStatus.Succeeded ? "green" : "red";
            table.AddRow(
                TerminalText.Cell(result.Name),
                run.CellsRun == run.CellCount ? $"{run.CellsRun}" : $"{run.CellsRun} of {run.CellCount}",
                run.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                $"[{colour}]{Status(run.Status)}[/]",
                TerminalText.Cell(string.Join(", ", figures)));
        }

        context.Console.WriteLine();
        context.Console.Write(table);
        context.Say($"Total time {Page.Duration(total)} (profile {request.Profile}).");
        var folder = context.Display(request.OutFolder);
        var (overview, one) = (Path.Combine(folder, "index.html"), Path.Combine(folder, results is [var only] ? only.Name : "NAME"));
        if (results is [{ HasCopy: true }]) context.Say($"Look at {one}.html or {one}.ipynb; all runs: {overview}");
        else context.Say($"Look at {overview}; each notebook has NAME.html and, if it was run, NAME.ipynb beside it.");
    }

    /// <summary>The words for how a run ended.</summary>
    public static string Status(RunStatus status) => status switch
    {
        RunStatus.Succeeded => "ok",
        RunStatus.Failed => "failed",
        RunStatus.TimedOut => "timed out",
        RunStatus.Interrupted => "interrupted",
        _ => status.ToString(),
    };
}
