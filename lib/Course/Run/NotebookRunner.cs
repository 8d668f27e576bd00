using Course.Metadata;
using Notebooks.Execution;

namespace Course.Run;

/// <summary>Runs notebooks one after the other and writes what came out.</summary>
internal sealed class NotebookRunner(CourseContext context, IRunProgress progress, Func<string, IKernelHost> startKernel)
{
    private RunOutput? _output;

    /// <summary>Runs what was asked for. What goes wrong with one notebook, whatever it is, is that notebook's failure.</summary>
    /// <returns>Each notebook that was begun, with its run.</returns>
    /// <exception cref="InputException">A notebook, parameter or profile is not there, or the folder cannot be written to.</exception>
    public async Task<IReadOnlyList<CourseNotebook>> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var found = CourseNotebook.Load(new NotebookFinder(context), request);
        var notebooks = new ParameterAssignments(request.Parameters).Set(found, request.Profile);
        var executor = new NotebookExecutor(startKernel) { CellTimeout = request.CellTimeout, OutputLimit = request.OutputLimit };
        _output = new RunOutput(request.OutFolder, request.Profile);
        var results = new List<CourseNotebook>();
        foreach (var notebook in notebooks)
        {
            var result = _output.Write(await RunOneAsync(executor, notebook, request.Profile, cancellationToken));
            if (request.InPlace && result.Run.Status == RunStatus.Succeeded) result = Keep(result);
            results.Add(result);
            progress.Finished(result);
            if (result.Run.Status == RunStatus.Interrupted || (request.FailFast && result.Run.Status != RunStatus.Succeeded)) break;
        }

        return results;
    }

    /// <summary>Writes the overview of a run that has ended.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteOverview(IReadOnlyList<CourseNotebook> results) => _output?.WriteIndex(results);

    private static CourseNotebook Keep(CourseNotebook result)
    {
        try
        {
            result.Run.Document.Save(result.SourcePath);
            SyllabusPicture.Write(result.Run.Document, result.SourcePath);
            return result;
        }
        catch (Exception error)
        {
            return result.Failed(CourseApp.Reason(error));
        }
    }

    private async Task<CourseNotebook> RunOneAsync(
        NotebookExecutor executor, CourseNotebook notebook, string profile, CancellationToken cancellationToken)
    {
        if (notebook.Complaint is { } complaint) return notebook.NotRun(complaint);
        var folder = Path.GetDirectoryName(notebook.SourcePath)!;
        try
        {
            var run = await progress.ShowAsync(
                notebook.Name, report => executor.RunAsync(notebook.Document, folder, report, cancellationToken));
            var figures = ReportedFigures.Collect(run.Document);
            RunStamp.Of(run.Document, profile).Write(run.Document);
            return notebook with { Run = run, Figures = figures };
        }
        catch (Exception error)
        {
            var status = cancellationToken.IsCancellationRequested ? RunStatus.Interrupted : RunStatus.Failed;
            return notebook.NotRun(CourseApp.Reason(error), status);
        }
    }
}
