using Notebooks.Execution;

namespace Course.Running;

/// <summary>One row of a run's report.</summary>
/// <param name="Job">The notebook.</param>
/// <param name="Run">How it went.</param>
internal sealed record NotebookResult(NotebookJob Job, NotebookRun Run)
{
    /// <summary>The exit code of a whole run: an interruption before a failure before a time-out.</summary>
    public static int ExitCodeOf(IReadOnlyCollection<NotebookResult> results)
    {
        if (results.Any(result => result.Run.Status == RunStatus.Interrupted)) return ExitCode.Interrupted;
        if (results.Any(result => result.Run.Status == RunStatus.Failed)) return ExitCode.Failed;
        return results.Any(result => result.Run.Status == RunStatus.TimedOut) ? ExitCode.TimedOut : ExitCode.Fine;
    }
}
