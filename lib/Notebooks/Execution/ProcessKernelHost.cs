using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Microsoft.DotNet.Interactive.Events;
using NotebookKernel;

namespace Notebooks.Execution;

/// <summary>
/// A kernel in a separate process, so that a crash or a hanging cell costs only that notebook. Commands and events go over private pipes;
/// what native code writes to the process's own streams becomes stream output of the running cell.
/// </summary>
public sealed class ProcessKernelHost : IKernelHost
{
    private static readonly Lock s_starting = new(); // of two that start at once, neither may inherit the other's pipes
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);
    private readonly ProcessFamily _family = new();
    private readonly Process _process;
    private readonly KernelWire _wire;
    private readonly Task _reading;
    private readonly Lock _delivery = new();
    private readonly SemaphoreSlim _marks = new(0);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _beforeCells = new();
    private Action<KernelEvent>? _events;
    private TaskCompletionSource? _running;

    /// <summary>Starts the process; it warms up while the caller goes on.</summary>
    /// <param name="program">The program.</param>
    /// <param name="workingDirectory">The folder that the cells see as the current one.</param>
    public ProcessKernelHost(KernelProgram program, string workingDirectory)
    {
        var mark = $"\u0002{Guid.NewGuid():N}\u0003";
        var start = new ProcessStartInfo(program.FileName)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        KernelProgram.SetUpRuntime(start);
        if (program.Processors is { } count) KernelProgram.Limit(start, count);
        foreach (var (name, value) in program.Environment) start.Environment[name] = value;
        foreach (var argument in program.Arguments) start.ArgumentList.Add(argument);
        lock (s_starting)
        {
            var toChild = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var fromChild = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            string[] own = [toChild.GetClientHandleAsString(), fromChild.GetClientHandleAsString(), mark];
            foreach (var argument in own) start.ArgumentList.Add(argument);
            _process = _family.Start(start) ?? throw new KernelDiedException($"The kernel could not be started: {program.FileName}.");
            toChild.DisposeLocalCopyOfClientHandle();
            fromChild.DisposeLocalCopyOfClientHandle();
            _wire = new KernelWire(fromChild, toChild);
        }

        _process.StandardInput.Close();
        _reading = Task.WhenAll(
            Task.Run(ReceiveAsync),
            Task.Run(() => Native(_process.StandardOutput.BaseStream, mark, isError: false)),
            Task.Run(() => Native(_process.StandardError.BaseStream, mark, isError: true)));
    }

    /// <inheritdoc />
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(_ready.Task, _process.WaitForExitAsync(CancellationToken.None)).WaitAsync(cancellationToken);
        if (_ready.Task.IsCompleted) return;
        await DrainAsync();
        lock (_delivery)
        {
            var words = $"The kernel did not start: it ended with exit code {_process.ExitCode}. {_beforeCells}";
            throw new KernelDiedException(words.TrimEnd());
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(CellCommand command, Action<KernelEvent> events, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_delivery) (_events, _running) = (events, done);
        try
        {
            _wire.Send(command);
        }
        catch (IOException)
        {
            // the process has ended: below says how
        }
        try
        {
            var ended = await Task.WhenAny(done.Task, _process.WaitForExitAsync(CancellationToken.None)).WaitAsync(cancellationToken);
            if (ended != done.Task)
            {
                await DrainAsync();
                if (!done.Task.IsCompleted) throw new KernelDiedException(ExitReport.Of(_process.ExitCode));
            }
            // Both streams reach their mark of this cell; a cell that closed them is not waited for.
            for (var stream = 0; stream < 2 && !_process.HasExited; stream++) await _marks.WaitAsync(s_grace, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await StopAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _wire.Dispose();
        _process.Dispose();
        _family.Dispose();
        _marks.Dispose();
    }

    private async Task StopAsync()
    {
        _family.End();
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // it has ended already
        }
        await _process.WaitForExitAsync(CancellationToken.None);
        await DrainAsync();
    }

    /// <summary>Reads what the ended process has left in its streams, which its children may hold open.</summary>
    private async Task DrainAsync()
    {
        _family.End();
        await Task.WhenAny(_reading, Task.Delay(s_grace, CancellationToken.None));
    }

    private async Task ReceiveAsync()
    {
        while (await _wire.ReadEventAsync() is { } produced)
        {
            lock (_delivery) Deliver(produced);
        }
    }

    /// <summary>Passes an event on. What comes after the end of a cell belongs to the cell that ran last.</summary>
    private void Deliver(KernelEvent produced)
    {
        switch (produced)
        {
            case KernelReady:
                _ready.TrySetResult();
                break;
            case CommandSucceeded:
                _running?.TrySetResult();
                break;
            default:
                _events?.Invoke(produced);
                break;
        }
    }

    private Task Native(Stream stream, string mark, bool isError)
    {
        return new MarkedReader(stream, mark, Send, () => _marks.Release()).RunAsync();

        void Send(string text)
        {
            lock (_delivery)
            {
                if (_events is null) _beforeCells.Append(text);
                else _events(CellEvents.Text(text, isError));
            }
        }
    }
}

/// <summary>Says in words how a kernel's process ended.</summary>
internal static class ExitReport
{
    private const int SignalBase = 128;

    private static readonly Dictionary<int, string> s_signals = new()
    {
        [4] = "SIGILL: the processor lacks an instruction that native code uses",
        [6] = "SIGABRT: native code or the runtime gave up; its last words are in the error output above",
        [7] = "SIGBUS: native code reached memory that is not there",
        [8] = "SIGFPE: native code divided by zero",
        [9] = "SIGKILL: it was killed from outside, often because memory ran out",
        [11] = "SIGSEGV: native code reached memory that is not its own",
        [15] = "SIGTERM: it was asked to end from outside",
    };

    public static string Of(int exitCode)
    {
        if (exitCode > SignalBase && s_signals.TryGetValue(exitCode - SignalBase, out var signal))
        {
            return $"The kernel crashed in this cell (exit code {exitCode}, {signal}). The cells after it were not run.";
        }
        return $"The kernel ended in this cell with exit code {exitCode}. The cells after it were not run.";
    }
}
