using System.Diagnostics;
using Notebooks.Execution;

namespace Course.Run;

/// <summary>Progress for logs: a line for each cell, and now and then one for a cell that takes long.</summary>
internal sealed class PlainProgress(CourseContext context) : IRunProgress
{
    private static readonly TimeSpan s_statusEvery = TimeSpan.FromSeconds(10);

    public async Task<NotebookRun> ShowAsync(string name, Func<Action<CellProgress>, Task<NotebookRun>> run)
    {
        context.Say(TerminalText.Name(name));
        var title = "";
        var sinceStatus = Stopwatch.StartNew();
        return await run(Handle);

        void Handle(CellProgress happened)
        {
            var place = $"[{happened.Cell,2}/{happened.Count}]";
            switch (happened.State)
            {
                case CellState.Started:
                    title = CellTitle.Of(happened.Text);
                    sinceStatus.Restart();
                    break;
                case CellState.Showing when sinceStatus.Elapsed > s_statusEvery:
                    context.Say($"  {place} ... {CellTitle.Of(happened.Text)}");
                    sinceStatus.Restart();
                    break;
                case CellState.Succeeded or CellState.Failed:
                    context.Say($"  {place} {happened.Seconds,7:0.0} s  {(happened.State == CellState.Failed ? "FAILED " : "")}{title}");
                    break;
            }
        }
    }

    public void Finished(CourseNotebook result)
    {
        if (result.Run.Failure is { } failure) FailureText.Write(context, result.Name, failure);
    }
}
