using Notebooks.Execution;

namespace Course.Running;

/// <summary>Runs notebooks one after the other and writes what came out.</summary>
internal sealed class NotebookRunner(CourseContext context, IRunProgress progress, Func<string, IKernelHost> startKernel)
{
    private RunOutput? _output;

    /// <summary>Runs what was asked for. What goes wrong with one notebook, whatever it is, is that notebook's failure.</summary>
    /// <returns>A result for each notebook that was begun.</returns>
    /// <exception cref="InputException">A notebook, parameter or profile is not there, or the folder cannot be written to.</exception>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var jobs = NotebookJob.Load(new NotebookFinder(context), request);
        var parameters = new ParameterAssignments(request.Parameters);
        parameters.Check(jobs, request.Profile);
        _output = new RunOutput(request.OutFolder, request.Profile);
        var results = new List<NotebookResult>();
        foreach (var job in jobs)
        {
            var options = new ExecutionOptions
            {
                Profile = request.Profile,
                Parameters = parameters.For(job),
                CellTimeout = request.CellTimeout,
                OutputLimit = request.OutputLimit,
            };
            var result = _output.Write(await RunOneAsync(job, options, cancellationToken));
            if (request.InPlace && result.Run.Status == RunStatus.Succeeded) result = Keep(result);
            results.Add(result);
            progress.Finished(result);
            if (result.Run.Status == RunStatus.Interrupted || (request.FailFast && result.Run.Status != RunStatus.Succeeded)) break;
        }

        return results;
    }

    /// <summary>Writes the overview of a run that has ended.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteOverview(IReadOnlyList<NotebookResult> results) => _output?.WriteIndex(results);

    private static NotebookResult Keep(NotebookResult result)
    {
        try
        {
            result.Run.Document.Save(result.Job.SourcePath);
            SyllabusPicture.Write(result.Run.Document, result.Job.SourcePath);
            return result;
        }
        catch (Exception error)
        {
            return result.Failed(CourseApp.Reason(error));
        }
    }

    private async Task<NotebookResult> RunOneAsync(NotebookJob job, ExecutionOptions options, CancellationToken cancellationToken)
    {
        if (job.Complaint is { } complaint) return NotebookResult.NotRun(job, complaint);
        var executor = new NotebookExecutor(startKernel);
        var folder = Path.GetDirectoryName(job.SourcePath)!;
        try
        {
            var run = await progress.ShowAsync(job, events => executor.RunAsync(job.Document, folder, options, events, cancellationToken));
            RunStamp.Of(run.Document, options.Profile!).Write(run.Document);
            return new NotebookResult(job, run);
        }
        catch (Exception error)
        {
            var result = NotebookResult.NotRun(job, CourseApp.Reason(error));
            var status = cancellationToken.IsCancellationRequested ? RunStatus.Interrupted : RunStatus.Failed;
            return result with { Run = result.Run with { Status = status } };
        }
    }
}
