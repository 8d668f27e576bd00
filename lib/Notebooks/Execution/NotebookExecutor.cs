using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NotebookKernel;
using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>Runs the code cells of notebooks in order, with a new kernel for each notebook.</summary>
/// <param name="startKernel">Starts a kernel in a working directory.</param>
public sealed class NotebookExecutor(Func<string, IKernelHost> startKernel)
{
    private const string SkipTag = "skip-execution";
    private const string RaisesTag = "raises-exception";

    /// <summary>How long one cell may run; null for as long as it likes, which is the default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public TimeSpan? CellTimeout
    {
        get;
        init => field = value is { Ticks: <= 0 }
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "A cell's time-out must be longer than zero.")
            : value;
    }

    /// <summary>The most that each cell may put out.</summary>
    public OutputLimit OutputLimit { get; init; } = OutputLimit.Default;

    /// <summary>Whether the cells after a failing one are run too, as long as there is a kernel. The run has failed all the same.</summary>
    public bool AllowErrors { get; init; }

    /// <summary>Runs a notebook and returns the executed copy; the notebook itself is not changed.</summary>
    /// <param name="notebook">What to run.</param>
    /// <param name="workingDirectory">The folder that its cells see as the current one.</param>
    /// <param name="progress">Told of each cell's start, status and end, one at a time.</param>
    /// <param name="cancellationToken">Stops the run; what has been put out so far is kept.</param>
    public async Task<NotebookRun> RunAsync(
        NotebookDocument notebook,
        string workingDirectory,
        Action<CellProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var clock = Stopwatch.StartNew();
        var document = notebook.Clone();
        document.UpgradeToCurrentMinor();
        foreach (var cell in document.Cells.Where(cell => cell.IsCode)) cell.ClearOutputs();

        var cells = document.Cells.Where(IsRun).ToList();
        if (NotebookLanguage.Complaint(document) is { } complaint)
        {
            return new NotebookRun(document, RunStatus.Failed, 0, cells.Count, clock.Elapsed, new CellFailure(1, complaint, []));
        }
        await using var kernel = startKernel(workingDirectory);
        var run = new Run(this, kernel, cells.Count, progress);
        var (status, failure) = await run.StartAsync(cancellationToken);
        var failures = failure is null ? [] : new List<CellFailure> { failure };
        for (var i = 0; i < cells.Count && (status == RunStatus.Succeeded || (status == RunStatus.Failed && run.GoesOn)); i++)
        {
            var (ended, reason) = await run.CellAsync(cells[i], cancellationToken);
            if (ended != RunStatus.Succeeded) status = ended;
            if (reason is not null) failures.Add(reason);
        }
        return new NotebookRun(document, status, run.CellsRun, cells.Count, clock.Elapsed, failures.FirstOrDefault())
        {
            LaterFailures = [.. failures.Skip(1)],
        };
    }

    /// <summary>Whether a cell is one that a run executes.</summary>
    public static bool IsRun(NotebookCell cell) => cell.IsCode && !cell.HasTag(SkipTag) && !string.IsNullOrWhiteSpace(cell.Source);

    private sealed class Run(NotebookExecutor options, IKernelHost kernel, int count, Action<CellProgress>? progress)
    {
        private readonly Lock _reporting = new();
        private readonly Dictionary<string, JsonObject> _displays = [];
        private readonly Dictionary<string, long> _sizes = []; // of the displays

        public int CellsRun { get; private set; }

        /// <summary>Whether cells may be run after one that failed.</summary>
        public bool GoesOn { get; private set; } = options.AllowErrors;

        public async Task<(RunStatus Status, CellFailure? Failure)> StartAsync(CancellationToken cancellationToken)
        {
            try
            {
                await kernel.ReadyAsync(cancellationToken);
                return (RunStatus.Succeeded, null);
            }
            catch (Exception error)
                when (cancellationToken.IsCancellationRequested && error is OperationCanceledException or KernelDiedException)
            {
                return (RunStatus.Interrupted, new CellFailure(1, "Interrupted before cell 1.", []));
            }
            catch (KernelDiedException error)
            {
                GoesOn = false;
                return (RunStatus.Failed, new CellFailure(1, error.Message, []));
            }
        }

        public async Task<(RunStatus Status, CellFailure? Failure)> CellAsync(NotebookCell cell, CancellationToken cancellationToken)
        {
            var number = ++CellsRun;
            cell.ExecutionCount = number;
            Report(new(number, count, CellState.Started, cell.Source));
            var recorder = new CellRecorder(
                cell, _displays, options.OutputLimit, text => Report(new(number, count, CellState.Showing, text)));
            var started = DateTime.UtcNow;
            var clock = Stopwatch.StartNew();
            var (status, message) = await ExecuteAsync(cell, number, recorder, cancellationToken);
            recorder.Finish();
            WriteTimes(cell, started, started + clock.Elapsed);
            var state = status == RunStatus.Succeeded ? CellState.Succeeded : CellState.Failed;
            Report(new(number, count, state, Seconds: clock.Elapsed.TotalSeconds));
            return (status, message is null ? null : new CellFailure(number, message, recorder.Failure?.Trace ?? []));
        }

        private async Task<(RunStatus Status, string? Message)> ExecuteAsync(
            NotebookCell cell, int number, CellRecorder recorder, CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (options.CellTimeout is { } time) limit.CancelAfter(time);
            try
            {
                var events = new LimitedEvents(recorder.Record, options.OutputLimit, _sizes);
                var command = new CellCommand(NotebookLanguage.Code(cell), $"cell {number}", options.OutputLimit);
                await kernel.ExecuteAsync(command, events.Send, limit.Token);
                return recorder.Failure is { } failure && !cell.HasTag(RaisesTag)
                    ? (RunStatus.Failed, failure.Message)
                    : (RunStatus.Succeeded, null);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return End(recorder, RunStatus.Interrupted, "KeyboardInterrupt", $"Interrupted in cell {number}.");
            }
            catch (OperationCanceledException)
            {
                var seconds = options.CellTimeout!.Value.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
                return End(recorder, RunStatus.TimedOut, "CellTimeout", $"Cell {number} ran longer than {seconds} s and was stopped.");
            }
            catch (KernelDiedException error)
            {
                GoesOn = false;
                return End(recorder, RunStatus.Failed, "KernelDied", error.Message);
            }
        }

        private void Report(CellProgress happened)
        {
            lock (_reporting) progress?.Invoke(happened);
        }

        private static (RunStatus Status, string? Message) End(CellRecorder recorder, RunStatus status, string name, string message)
        {
            recorder.Record(new CellError(name, message, [message]));
            return (status, message);
        }

        /// <summary>Leaves the cell's times where Jupyter does.</summary>
        private static void WriteTimes(NotebookCell cell, DateTime started, DateTime ended)
        {
            var (start, end) = (Iso(started), Iso(ended));
            cell.Metadata["execution"] = new JsonObject
            {
                ["iopub.execute_input"] = start,
                ["iopub.status.busy"] = start,
                ["iopub.status.idle"] = end,
                ["shell.execute_reply"] = end,
            };
        }

        private static string Iso(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
    }
}
