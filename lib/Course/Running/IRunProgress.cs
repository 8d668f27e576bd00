using Notebooks.Execution;

namespace Course.Running;

/// <summary>Shows a run while it goes on.</summary>
internal interface IRunProgress
{
    /// <summary>Shows one notebook's cells while <paramref name="run"/> reports them.</summary>
    Task<NotebookRun> ShowAsync(NotebookJob job, Func<IProgress<ExecutionEvent>, Task<NotebookRun>> run);

    /// <summary>Says how a notebook ended.</summary>
    void Finished(NotebookResult result);
}
