using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Running;

/// <summary>One row of a run's report.</summary>
/// <param name="Job">The notebook.</param>
/// <param name="Run">How it went.</param>
internal sealed record NotebookResult(NotebookJob Job, NotebookRun Run)
{
    /// <summary>Whether there is an executed copy.</summary>
    public bool HasCopy { get; private init; } = true;

    /// <summary>A notebook that could not be run: what stands in its place says why.</summary>
    public static NotebookResult NotRun(NotebookJob job, string reason)
    {
        var document = NotebookDocument.Create();
        var lines = reason.Split('\n').Select(line => $"    {line}"); // as code, in which nothing is markup
        document.Add(NotebookCell.NewMarkdown($"This notebook could not be run:\n\n{string.Join('\n', lines)}"));
        var (figures, failure) = (new Dictionary<string, double>(), new CellFailure(0, reason, []));
        return new(job, new(document, RunStatus.Failed, 0, 0, TimeSpan.Zero, figures, failure)) { HasCopy = false };
    }

    /// <summary>The same with something that went wrong beside the cells, such as that a file could not be written.</summary>
    public NotebookResult Failed(string reason) => this with
    {
        Run = Run with
        {
            Status = Run.Status == RunStatus.Succeeded ? RunStatus.Failed : Run.Status,
            Failure = Run.Failure is { } before ? before with { Message = $"{before.Message}\n{reason}" } : new CellFailure(0, reason, []),
        },
    };

    /// <summary>The exit code of a whole run: an interruption before a failure before a time-out.</summary>
    public static int ExitCodeOf(IReadOnlyCollection<NotebookResult> results)
    {
        if (results.Any(result => result.Run.Status == RunStatus.Interrupted)) return ExitCode.Interrupted;
        if (results.Any(result => result.Run.Status == RunStatus.Failed)) return ExitCode.Failed;
        return results.Any(result => result.Run.Status == RunStatus.TimedOut) ? ExitCode.TimedOut : ExitCode.Fine;
    }
}
