using System.Runtime;
using Microsoft.DotNet.Interactive;

namespace Notebooks.Kernels;

/// <summary>
/// Runs C# cells one after the other in one state: variables, types, top-level await, a trailing expression as result, <c>#r</c> and
/// <c>#load</c>. It knows nothing of files of notebooks, of processes or of the command line.
/// </summary>
public sealed class CSharpKernel
{
    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>How long an interrupted cell may take to end; code that waits inside the system is left behind then.</summary>
    private static readonly TimeSpan AbortGrace = TimeSpan.FromSeconds(0.5);

    private readonly Lazy<ScriptCompiler> _compiler;
    private object?[] _states = new object?[16];
    private int _cells;

    /// <summary>Creates a kernel with an empty state.</summary>
    /// <param name="workingDirectory">The folder against which <c>#r</c> and <c>#load</c> are resolved; by default the current one.</param>
    public CSharpKernel(string? workingDirectory = null) =>
        _compiler = new(() => new ScriptCompiler(Path.GetFullPath(workingDirectory ?? Environment.CurrentDirectory)));

    /// <summary>Compiles and runs a throw-away cell, so that the first real one finds the compiler ready. Takes about a second.</summary>
    public static void WarmUp()
    {
        var compiler = new ScriptCompiler(Environment.CurrentDirectory);
        compiler.Compile("using System.Linq;\nvar warm = Enumerable.Range(0, 3).Select(i => $\"{i}\").ToList();\nwarm.Count", "warm-up", default)
            .Start(new object?[2]).GetAwaiter().GetResult();
    }

    /// <summary>Runs a cell. Its console text, displays, result and error go to <paramref name="events"/>, in order.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="events">Receives what the cell sends out.</param>
    /// <param name="label">How errors name the cell; by default <c>cell N</c>, counted from 1.</param>
    /// <param name="cancellationToken">Interrupts the cell: running code is aborted, and waiting code is left behind.</param>
    public async Task<CellOutcome> ExecuteAsync(string code, IKernelEvents events, string? label = null, CancellationToken cancellationToken = default)
    {
        _cells++;
        using var output = new CellOutput(events);
        try
        {
            var cell = _compiler.Value.Compile(code, label ?? $"cell {_cells}", cancellationToken);
            if (cell.Number + 1 >= _states.Length)
                Array.Resize(ref _states, 2 * _states.Length);
            var value = await RunAsync(cell, output, cancellationToken);
            if (cell.HasResult || value is not null)
                output.Result(FormattedValue.CreateManyFromObject(value));
            return CellOutcome.Succeeded;
        }
        catch (CellCompilationException error)
        {
            output.Fail(error.Error);
            return CellOutcome.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CellOutcome.Interrupted;
        }
#pragma warning disable CA1031 // whatever the user's code throws is the cell's error
        catch (Exception error)
#pragma warning restore CA1031
        {
            output.Fail(StackReport.Of(error));
            return CellOutcome.Failed;
        }
    }

    private async Task<object?> RunAsync(CompiledCell cell, CellOutput output, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource<Task<object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Start(cell, output, started, cancellationToken), StackBytes) { Name = "cell", IsBackground = true };
        thread.Start();
        using var patience = new CancellationTokenSource();
        await using var left = cancellationToken.Register(() => patience.CancelAfter(AbortGrace));
        return await (await started.Task.WaitAsync(patience.Token)).WaitAsync(cancellationToken);
    }

    /// <summary>Runs the cell up to its first real wait, on a thread of its own that can be aborted.</summary>
    private void Start(CompiledCell cell, CellOutput output, TaskCompletionSource<Task<object?>> started, CancellationToken cancellationToken)
    {
        // The runtime's aborting waits for ever at its end on a token that can never be cancelled, hence one that can.
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ConsoleCapture.Enter(output);
        KernelInvocationContext.Enter(new KernelInvocationContext(output, cancellationToken));
        try
        {
            Task<object?>? running = null;
#pragma warning disable SYSLIB0046 // aborting is the one way to stop code that does not look at a token; interactive kernels are its purpose
            ControlledExecution.Run(() => running = cell.Start(_states), interrupt.Token);
#pragma warning restore SYSLIB0046
            started.SetResult(running!);
        }
#pragma warning disable CA1031 // passed on to the caller
        catch (Exception error)
#pragma warning restore CA1031
        {
            started.SetException(error);
        }
    }
}
