using System.Diagnostics;
using Notebooks.Execution;
using Notebooks.Pages;
using Spectre.Console;

namespace Course.Run;

/// <summary>Progress for a terminal: one line that tells the cell, its time, and what its live display says.</summary>
internal sealed class LiveProgress(CourseContext context) : IRunProgress
{
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(250);

    public Task<NotebookRun> ShowAsync(string name, Func<Action<CellProgress>, Task<NotebookRun>> run) =>
        context.Console.Status().Spinner(Spinner.Known.Dots).StartAsync(TerminalText.Cell($"{name}: starting"), async live =>
        {
            var cellTime = new Stopwatch();
            CellProgress? shown = null;
            var running = run(Handle);
            while (await Task.WhenAny(running, Task.Delay(s_refresh)) != running)
            {
                if (shown is { } cell) live.Status(TerminalText.Cell(Fit(Line(cell))));
            }

            return await running;

            void Handle(CellProgress happened)
            {
                if (happened.State == CellState.Started) cellTime.Restart();
                if (happened.State is CellState.Started or CellState.Showing) shown = happened;
            }

            string Line(CellProgress cell) =>
                $"{name}: cell {cell.Cell} of {cell.Count}, {cellTime.Elapsed.TotalSeconds:0} s: {CellTitle.Of(cell.Text)}";
        });

    public void Finished(CourseNotebook result)
    {
        var (run, name) = (result.Run, TerminalText.Cell(result.Name));
        var mark = run.Status == RunStatus.Succeeded ? "[green]ok[/]" : $"[red]{RunReport.Status(run.Status)}[/]";
        context.Console.MarkupLine($"{name}: {mark}, {run.CellsRun} of {run.CellCount} cells in {Page.Duration(run.Duration)}");
        if (run.Failure is { } failure) FailureText.Write(context, result.Name, failure);
    }

    private string Fit(string text)
    {
        var room = Math.Max(20, context.Console.Profile.Width - 4);
        return text.Length <= room ? text : $"{text[..(room - 1)]}…";
    }
}
