using System.Globalization;
using Notebooks.Execution;
using Spectre.Console;

namespace Course.Running;

/// <summary>What a run ends with: a row for each notebook, the whole time, and where to look.</summary>
internal static class RunReport
{
    public static void Write(CourseContext context, RunRequest request, IReadOnlyList<NotebookResult> results, TimeSpan total)
    {
        var table = ConsoleTable.New(context.IsInteractive);
        table.AddColumn("Notebook").AddColumn(new TableColumn("Cells").RightAligned()).AddColumn(new TableColumn("Seconds").RightAligned());
        table.AddColumn("Status").AddColumn("Figures");
        foreach (var (job, run) in results)
        {
            var colour = run.Status == RunStatus.Succeeded ? "green" : "red";
            table.AddRow(
                TerminalText.Cell(job.Name),
                run.CellsRun == run.CellCount ? $"{run.CellsRun}" : $"{run.CellsRun} of {run.CellCount}",
                run.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                $"[{colour}]{StatusText.Of(run.Status)}[/]",
                TerminalText.Cell(string.Join(", ", run.Figures.Select(figure => $"{figure.Key} {Number(figure.Value)}"))));
        }

        context.Console.WriteLine();
        context.Console.Write(table);
        context.Say($"Total time {Duration(total)} (profile {request.Profile}).");
        var folder = context.Display(request.OutFolder);
        var (overview, one) = (Path.Combine(folder, "index.html"), Path.Combine(folder, results is [var only] ? only.Job.Name : "NAME"));
        if (results is [{ HasCopy: true }]) context.Say($"Look at {one}.html or {one}.ipynb; all runs: {overview}");
        else context.Say($"Look at {overview}; each notebook has NAME.html and, if it was run, NAME.ipynb beside it.");
    }

    /// <summary>Four decimals for what is small, none for what is large.</summary>
    internal static string Number(double value) => Math.Abs(value) switch
    {
        _ when double.IsInteger(value) => value.ToString("0", CultureInfo.InvariantCulture),
        < 0.001 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.0000", CultureInfo.InvariantCulture),
        < 1000 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0", CultureInfo.InvariantCulture),
    };

    internal static string Duration(TimeSpan time) =>
        time.TotalSeconds < 60 ? $"{time.TotalSeconds:0.0} s" : $"{(int)time.TotalMinutes} min {time.Seconds} s";
}
