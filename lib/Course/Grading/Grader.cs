using System.Text.Json.Nodes;
using Course.Metadata;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Pages;

namespace Course.Grading;

/// <summary>Reruns submitted notebooks from their first cell, each in a separate process, and reads their points.</summary>
/// <param name="notebooks">The folder of the course's notebooks.</param>
/// <param name="profile">The settings.</param>
/// <param name="limit">How long one notebook may run.</param>
/// <param name="outFolder">Takes the executed copies and their pages.</param>
/// <param name="startKernel">Starts a kernel in a folder.</param>
internal sealed class Grader(string notebooks, string profile, TimeSpan limit, string outFolder, Func<string, IKernelHost> startKernel)
{
    private const string Name = "07-assignment.ipynb";

    private const int MostRuns = 5;

    private readonly NotebookDocument _handedOut = NotebookDocument.Load(Path.Combine(notebooks, Name));
    private readonly NotebookDocument _teachers = NotebookDocument.Load(Path.Combine(notebooks, "solutions", Name));

    /// <summary>Grades one file. Whatever goes wrong with it stands in its remark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">What it is called in the table.</param>
    /// <param name="cancellationToken">Ends the grading; not taken for the student's fault.</param>
    public async Task<Grade> GradeAsync(string path, string shown, CancellationToken cancellationToken)
    {
        try
        {
            var submission = Submission.Prepare(NotebookDocument.Load(path), _handedOut, _teachers, profile);
            var run = await RunAsync(submission, cancellationToken);
            for (var runs = 1; runs < MostRuns && IsStopped(run) && submission.LeaveOut(Last(run)); runs++)
                run = await RunAsync(submission, cancellationToken);
            return Kept(Grade.Of(shown, run, limit, submission), run.Document);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return Grade.Of(shown, CourseApp.Reason(error));
        }
    }

    private async Task<NotebookRun> RunAsync(Submission submission, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        var notebook = Profiles.Set(submission.Notebook, profile, new Dictionary<string, JsonNode?>());
        var executor = new NotebookExecutor(startKernel) { CellTimeout = limit / 2 };
        var run = await executor.RunAsync(notebook, notebooks, cancellationToken: patience.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return run;
    }

    // A cell that only throws does not stop a run.
    private static bool IsStopped(NotebookRun run) => run.Status != RunStatus.Succeeded;

    private static string? Last(NotebookRun run) => run.Document.Cells.LastOrDefault(cell => cell.ExecutionCount == run.CellsRun)?.Id;

    /// <summary>Writes the executed copy and its page; where that fails, the points stand all the same.</summary>
    private Grade Kept(Grade grade, NotebookDocument executed)
    {
        var stem = Path.ChangeExtension(grade.File, null).Replace("..", "up", StringComparison.Ordinal).TrimStart('/', '\\');
        try
        {
            executed.Save(Path.Combine(outFolder, $"{stem}.ipynb"));
            AtomicFile.WriteAllText(Path.Combine(outFolder, $"{stem}.html"), NotebookPage.Write(executed, stem, notebooks));
            return grade;
        }
        catch (Exception error)
        {
            var reason = CourseApp.Reason(error);
            return grade with { IsKept = false, Remark = grade.Remark.Length == 0 ? reason : $"{grade.Remark}; {reason}" };
        }
    }
}
