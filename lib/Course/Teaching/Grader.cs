using Course.Running;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Html;

namespace Course.Teaching;

/// <summary>Runs handed-in notebooks again from their first cell, each in a process of its own, and reads their points.</summary>
/// <param name="notebooks">The folder of the course's notebooks.</param>
/// <param name="profile">The settings.</param>
/// <param name="limit">How long one notebook may run.</param>
/// <param name="outFolder">Takes the executed copies and their pages.</param>
/// <param name="startKernel">Starts a kernel in a folder.</param>
internal sealed class Grader(string notebooks, string profile, TimeSpan limit, string outFolder, Func<string, IKernelHost> startKernel)
{
    private const string Name = "07-assignment.ipynb";

    private readonly NotebookDocument _handedOut = NotebookDocument.Load(Path.Combine(notebooks, Name));
    private readonly NotebookDocument _teachers = NotebookDocument.Load(Path.Combine(notebooks, "solutions", Name));

    /// <summary>Grades one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">What it is called in the table.</param>
    /// <param name="cancellationToken">Ends the grading; not taken for the student's fault.</param>
    public async Task<Grade> GradeAsync(string path, string shown, CancellationToken cancellationToken)
    {
        NotebookDocument graded;
        try
        {
            graded = Submission.Prepare(NotebookDocument.Load(path), _handedOut, _teachers);
        }
        catch (Exception error) when (error is NotebookFormatException or InputException or IOException or UnauthorizedAccessException)
        {
            return Grade.Of(shown, error.Message);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        var run = await new NotebookExecutor(startKernel).RunAsync(graded, notebooks, new ExecutionOptions { Profile = profile }, null, patience.Token);
        cancellationToken.ThrowIfCancellationRequested();
        var stem = Path.ChangeExtension(shown, null).Replace("..", "up", StringComparison.Ordinal).TrimStart('/', '\\');
        run.Document.Save(Path.Combine(outFolder, $"{stem}.ipynb"));
        AtomicFile.WriteAllText(Path.Combine(outFolder, $"{stem}.html"), NotebookPage.Write(run.Document, stem, notebooks));
        return Grade.Of(shown, run, limit);
    }
}
