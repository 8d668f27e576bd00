using Course.Metadata;
using Notebooks.Execution;

namespace Course.Run;

/// <summary>Runs notebooks, several side by side if so asked, and writes what came out.</summary>
/// <param name="context">Where the notebooks are.</param>
/// <param name="progress">Is told what happens, one thing at a time.</param>
/// <param name="startKernel">Starts a kernel in a folder, with its share of the processors; null for all of them.</param>
internal sealed class NotebookRunner(CourseContext context, IRunProgress progress, Func<string, int?, IKernelHost> startKernel)
{
    private readonly Lock _telling = new();
    private RunOutput? _output;

    /// <summary>Runs what was asked for. What goes wrong with one notebook, whatever it is, is that notebook's failure.</summary>
    /// <returns>
    /// Each notebook that was begun, with its run, in the order of the list; without those that the failure of another stopped.
    /// </returns>
    /// <exception cref="InputException">A notebook, parameter or profile is not there, or the folder cannot be written to.</exception>
    public async Task<IReadOnlyList<CourseNotebook>> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var found = CourseNotebook.Load(new NotebookFinder(context), request);
        var notebooks = new ParameterAssignments(request.Parameters).Set(found, request.Profile);
        var output = _output = new RunOutput(request.OutFolder, request.Profile);
        var jobs = request.Jobs.Of(notebooks.Count);
        var processors = JobCount.Share(jobs);
        await using var kernels = new WarmKernels(folder => startKernel(folder, processors));
        var executor = new NotebookExecutor(kernels.Take)
        {
            CellTimeout = request.CellTimeout, OutputLimit = request.OutputLimit, AllowErrors = request.AllowErrors,
        };
        var results = new CourseNotebook?[notebooks.Count];
        var next = 0;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hasEnded = false;
        await progress.ShowAsync(jobs, () => Task.WhenAll(Enumerable.Range(0, jobs).Select(_ => Task.Run(RunNextOnesAsync))));
        return [.. results.OfType<CourseNotebook>()];

        async Task RunNextOnesAsync()
        {
            while (!Volatile.Read(ref hasEnded))
            {
                var i = Interlocked.Increment(ref next) - 1;
                if (i >= notebooks.Count) return;
                var result = output.Write(await RunOneAsync(executor, notebooks[i], request.Profile, PrepareNext, end.Token));
                if (request.InPlace && result.Run.Status == RunStatus.Succeeded) result = Keep(result);
                var isStopped = result.Run.Status == RunStatus.Interrupted && !cancellationToken.IsCancellationRequested;
                if (!isStopped) results[i] = result;
                lock (_telling) progress.Finished(result);
                if (result.Run.Status == RunStatus.Interrupted || (request.FailFast && result.Run.Status != RunStatus.Succeeded))
                {
                    Volatile.Write(ref hasEnded, true);
                    await end.CancelAsync();
                }
            }
        }

        void PrepareNext()
        {
            var following = notebooks.Skip(Volatile.Read(ref next)).FirstOrDefault(notebook => notebook.Complaint is null);
            if (following is not null) kernels.Prepare(FolderOf(following));
        }
    }

    /// <summary>Writes the overview of a run that has ended.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteOverview(IReadOnlyList<CourseNotebook> results) => _output?.WriteIndex(results);

    private static string FolderOf(CourseNotebook notebook) => Path.GetDirectoryName(notebook.SourcePath)!;

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
        NotebookExecutor executor, CourseNotebook notebook, string profile, Action hasBegun, CancellationToken cancellationToken)
    {
        if (notebook.Complaint is { } complaint) return notebook.NotRun(complaint);
        try
        {
            lock (_telling) progress.Started(notebook.Name);
            var run = await executor.RunAsync(notebook.Document, FolderOf(notebook), Report, cancellationToken);
            var figures = ReportedFigures.Collect(run.Document);
            RunStamp.Of(run.Document, profile).Write(run.Document);
            return notebook with { Run = run, Figures = figures };
        }
        catch (Exception error)
        {
            var status = cancellationToken.IsCancellationRequested ? RunStatus.Interrupted : RunStatus.Failed;
            return notebook.NotRun(CourseApp.Reason(error), status);
        }

        void Report(CellProgress happened)
        {
            if (happened is { Cell: 1, State: CellState.Started }) hasBegun();
            lock (_telling) progress.Happened(notebook.Name, happened);
        }
    }
}
