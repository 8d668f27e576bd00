using Notebooks.Execution;

namespace Course.Run;

/// <summary>Shows a run while it goes on.</summary>
internal interface IRunProgress
{
    /// <summary>Shows one notebook's cells while <paramref name="run"/> reports them.</summary>
    Task<NotebookRun> ShowAsync(string name, Func<Action<CellProgress>, Task<NotebookRun>> run);

    /// <summary>Says how a notebook ended.</summary>
    void Finished(CourseNotebook result);
}
