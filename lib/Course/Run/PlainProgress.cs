using System.Diagnostics;
using Notebooks.Execution;
using Notebooks.Pages;

namespace Course.Run;

/// <summary>
/// Progress for logs: a line for each cell, and now and then one for a cell that takes long. When several notebooks run at once, each
/// line begins with the notebook's name.
/// </summary>
internal sealed class PlainProgress(CourseContext context) : IRunProgress
{
    private static readonly TimeSpan s_statusEvery = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, (string Title, Stopwatch SinceStatus)> _cells = []; // that run, by notebook
    private bool _isNamed;

    public Task ShowAsync(int jobs, Func<Task> run)
    {
        _isNamed = jobs > 1;
        return run();
    }

    public void Started(string name) => context.Say(_isNamed ? $"{TerminalText.Name(name)}: starting" : TerminalText.Name(name));

    public void Happened(string name, CellProgress happened)
    {
        if (happened.State == CellState.Started) _cells[name] = (CellTitle.Of(happened.Text), Stopwatch.StartNew());
        var (title, sinceStatus) = _cells[name];
        var place = $"{(_isNamed ? TerminalText.Name(name) : " ")} [{happened.Cell,2}/{happened.Count}]";
        switch (happened.State)
        {
            case CellState.Showing when sinceStatus.Elapsed > s_statusEvery:
                context.Say($"{place} ... {CellTitle.Of(happened.Text)}");
                sinceStatus.Restart();
                break;
            case CellState.Succeeded or CellState.Failed:
                context.Say($"{place} {happened.Seconds,7:0.0} s  {(happened.State == CellState.Failed ? "FAILED " : "")}{title}");
                break;
        }
    }

    public void Finished(CourseNotebook result)
    {
        var run = result.Run;
        if (_isNamed)
        {
            var name = TerminalText.Name(result.Name);
            var cells = $"{run.CellsRun} of {run.CellCount} cells in {Page.Duration(run.Duration)}";
            context.Say($"{name}: {RunReport.Status(run.Status)}, {cells}");
        }

        foreach (var failure in run.Failures) FailureText.Write(context, result.Name, failure);
    }
}
