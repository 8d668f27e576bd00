using System.Collections.Concurrent;
using System.Diagnostics;
using Notebooks.Execution;
using Notebooks.Pages;
using Spectre.Console;

namespace Course.Run;

/// <summary>
/// Progress for a terminal: a line for each notebook that runs. It tells the cell, its time, and what its live display says.
/// </summary>
internal sealed class LiveProgress(CourseContext context) : IRunProgress
{
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, Row> _rows = new();
    private ProgressContext? _live;

    public Task ShowAsync(int jobs, Func<Task> run) => context.Console.Progress()
        .AutoClear(true).HideCompleted(true)
        .Columns(new SpinnerColumn(Spinner.Known.Dots), new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(async live =>
        {
            _live = live;
            var running = run();
            while (await Task.WhenAny(running, Task.Delay(s_refresh)) != running)
            {
                foreach (var row in _rows.Values) row.Task.Description = TerminalText.Cell(Fit(row.Text));
            }

            await running;
        });

    public void Started(string name) => _rows[name] = new Row(name, _live!.AddTask(TerminalText.Cell($"{name}: starting")));

    public void Happened(string name, CellProgress happened)
    {
        var row = _rows[name];
        if (happened.State == CellState.Started) row.CellTime.Restart();
        if (happened.State is CellState.Started or CellState.Showing) row.Cell = happened;
    }

    public void Finished(CourseNotebook result)
    {
        if (_rows.TryRemove(result.Name, out var row)) row.Task.StopTask();
        var (run, name) = (result.Run, TerminalText.Cell(result.Name));
        var mark = run.Status == RunStatus.Succeeded ? "[green]ok[/]" : $"[red]{RunReport.Status(run.Status)}[/]";
        context.Console.MarkupLine($"{name}: {mark}, {run.CellsRun} of {run.CellCount} cells in {Page.Duration(run.Duration)}");
        foreach (var failure in run.Failures) FailureText.Write(context, result.Name, failure);
    }

    private string Fit(string text)
    {
        var room = Math.Max(20, context.Console.Profile.Width - 4);
        return text.Length <= room ? text : $"{text[..(room - 1)]}…";
    }

    /// <summary>A notebook that runs.</summary>
    private sealed class Row(string name, ProgressTask task)
    {
        public ProgressTask Task => task;

        public Stopwatch CellTime { get; } = new();

        /// <summary>What was last heard of its cell; null before the first.</summary>
        public CellProgress? Cell { get; set; }

        public string Text => Cell is { } cell
            ? $"{name}: cell {cell.Cell} of {cell.Count}, {CellTime.Elapsed.TotalSeconds:0} s: {CellTitle.Of(cell.Text)}"
            : $"{name}: starting";
    }
}
