using Notebooks.Execution;

namespace Course.Running;

/// <summary>Runs notebooks one after the other and writes what came out.</summary>
internal sealed class NotebookRunner(CourseContext context, IRunProgress progress, Func<string, IKernelHost> startKernel)
{
    /// <summary>Runs what was asked for.</summary>
    /// <returns>A result for each notebook that was begun.</returns>
    /// <exception cref="InputException">A notebook, parameter or profile is not there; nothing was run.</exception>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var jobs = NotebookJob.Load(new NotebookFinder(context), request);
        var parameters = new ParameterAssignments(request.Parameters);
        parameters.Check(jobs);
        var output = new RunOutput(request.OutFolder);
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
            var result = new NotebookResult(job, await RunOneAsync(job, options, cancellationToken));
            RunStamp.Of(result.Run.Document, request.Profile).Write(result.Run.Document);
            results.Add(result);
            output.Write(result);
            if (request.InPlace && result.Run.Status == RunStatus.Succeeded) Keep(result);
            progress.Finished(result);
            if (result.Run.Status == RunStatus.Interrupted || (request.FailFast && result.Run.Status != RunStatus.Succeeded)) break;
        }

        output.WriteIndex(results, request.Profile);
        return results;
    }

    private static void Keep(NotebookResult result)
    {
        result.Run.Document.Save(result.Job.SourcePath);
        SyllabusPicture.Write(result.Run.Document, result.Job.SourcePath);
    }

    private async Task<NotebookRun> RunOneAsync(NotebookJob job, ExecutionOptions options, CancellationToken cancellationToken)
    {
        var executor = new NotebookExecutor(startKernel);
        var folder = Path.GetDirectoryName(job.SourcePath)!;
        try
        {
            return await progress.ShowAsync(job, events => executor.RunAsync(job.Document, folder, options, events, cancellationToken));
        }
        catch (ParameterException error)
        {
            throw new InputException($"{job.Name}: {error.Message}", error);
        }
    }
}
