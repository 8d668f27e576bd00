using System.Diagnostics;
using Notebooks.Execution;

namespace Course.Running;

/// <summary>Progress for logs: a line for each cell, and now and then one for a cell that takes long.</summary>
internal sealed class PlainProgress(CourseContext context) : IRunProgress
{
    private static readonly TimeSpan s_statusEvery = TimeSpan.FromSeconds(10);

    public async Task<NotebookRun> ShowAsync(NotebookJob job, Func<IProgress<ExecutionEvent>, Task<NotebookRun>> run)
    {
        context.Say(TerminalText.Name(job.Name));
        var title = "";
        var sinceStatus = Stopwatch.StartNew();
        return await run(new EventSink(Handle));

        void Handle(ExecutionEvent e)
        {
            switch (e)
            {
                case CellStarted started:
                    title = CellTitle.Of(started.Source);
                    sinceStatus.Restart();
                    break;
                case CellStatus status when sinceStatus.Elapsed > s_statusEvery:
                    context.Say($"  {Place(e)} ... {CellTitle.Of(status.Text)}");
                    sinceStatus.Restart();
                    break;
                case CellFinished finished:
                    context.Say($"  {Place(e)} {finished.Seconds,7:0.0} s  {(finished.Succeeded ? "" : "FAILED ")}{title}");
                    break;
            }
        }
    }

    public void Finished(NotebookResult result)
    {
        if (result.Run.Failure is { } failure) FailureText.Write(context, result.Job, failure);
    }

    private static string Place(ExecutionEvent e) => $"[{e.Cell,2}/{e.Count}]";
}
