using Notebooks.Execution;
using Spectre.Console;

namespace Course.Running;

/// <summary>Progress for a terminal: one line that tells the cell, its time, and what its live display says.</summary>
internal sealed class LiveProgress(CourseContext context) : IRunProgress
{
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(250);

    public Task<NotebookRun> ShowAsync(NotebookJob job, Func<IProgress<ExecutionEvent>, Task<NotebookRun>> run) =>
        context.Console.Status().Spinner(Spinner.Known.Dots).StartAsync(TerminalText.Cell($"{job.Name}: starting"), async live =>
        {
            var line = new LiveLine(job.Name);
            var running = run(new EventSink(line.Handle));
            while (await Task.WhenAny(running, Task.Delay(s_refresh)) != running) live.Status(TerminalText.Cell(Fit(line.ToString())));
            return await running;
        });

    public void Finished(NotebookResult result)
    {
        var (run, name) = (result.Run, TerminalText.Cell(result.Job.Name));
        var mark = run.Status == RunStatus.Succeeded ? "[green]ok[/]" : $"[red]{StatusText.Of(run.Status)}[/]";
        context.Console.MarkupLine($"{name}: {mark}, {run.CellsRun} of {run.CellCount} cells in {run.Duration.TotalSeconds:0.0} s");
        if (run.Failure is { } failure) FailureText.Write(context, result.Job, failure);
    }

    private string Fit(string text)
    {
        var room = Math.Max(20, context.Console.Profile.Width - 4);
        return text.Length <= room ? text : $"{text[..(room - 1)]}…";
    }
}
