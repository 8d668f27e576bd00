using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Notebooks.CSharp;

namespace Notebooks.Execution;

/// <summary>
/// A kernel in a process of its own, so that a crash or a hanging cell costs only that notebook. Commands and events go over private pipes;
/// what native code writes to the process's own streams becomes stream output of the running cell.
/// </summary>
public sealed class ProcessKernelHost : IKernelHost
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);
    private readonly ProcessFamily _family = new();
    private readonly Process _process;
    private readonly KernelWire _wire;
    private readonly Task _reading;
    private readonly Lock _delivery = new();
    private readonly SemaphoreSlim _marks = new(0);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _beforeCells = new();
    private IKernelEvents? _events;
    private TaskCompletionSource<CellOutcome>? _running;

    /// <summary>Starts the process; it warms up while the caller goes on.</summary>
    /// <param name="command">The program.</param>
    /// <param name="workingDirectory">The folder that the cells see as the current one.</param>
    public ProcessKernelHost(KernelCommand command, string workingDirectory)
    {
        var mark = $"\u0002{Guid.NewGuid():N}\u0003";
        var toChild = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var fromChild = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var start = new ProcessStartInfo(command.FileName)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        KernelEnvironment.Apply(start);
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        foreach (var argument in (string[])[.. command.Arguments, toChild.GetClientHandleAsString(), fromChild.GetClientHandleAsString(), mark])
            start.ArgumentList.Add(argument);
        _process = _family.Start(start) ?? throw new KernelDiedException($"The kernel could not be started: {command.FileName}.");
        _process.StandardInput.Close();
        toChild.DisposeLocalCopyOfClientHandle();
        fromChild.DisposeLocalCopyOfClientHandle();
        _wire = new KernelWire(fromChild, toChild);
        _reading = Task.WhenAll(
            Task.Run(ReceiveAsync),
            Task.Run(() => Native(_process.StandardOutput.BaseStream, mark, ConsoleChannel.Output)),
            Task.Run(() => Native(_process.StandardError.BaseStream, mark, ConsoleChannel.Errors)));
    }

    /// <inheritdoc />
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(_ready.Task, _process.WaitForExitAsync(CancellationToken.None)).WaitAsync(cancellationToken);
        if (_ready.Task.IsCompleted)
            return;
        await DrainAsync();
        lock (_delivery)
            throw new KernelDiedException($"The kernel did not start: it ended with exit code {_process.ExitCode}. {_beforeCells}".TrimEnd());
    }

    /// <inheritdoc />
    public async Task<CellOutcome> ExecuteAsync(string code, string label, OutputLimit limit, IKernelEvents events, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<CellOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_delivery)
        {
            _events = events;
            _running = done;
        }
        try
        {
            _wire.Write(new KernelMessage.Execute(code, label, limit));
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
                if (!done.Task.IsCompleted)
                    throw new KernelDiedException(ExitReport.Of(_process.ExitCode));
            }
            // Both streams reach their mark of this cell; a cell that closed them is not waited for.
            for (var stream = 0; stream < 2 && !_process.HasExited; stream++)
                await _marks.WaitAsync(s_grace, cancellationToken);
            return await done.Task;
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
        while (await _wire.ReadAsync() is { } message)
        {
            lock (_delivery)
                Deliver(message);
        }
    }

    /// <summary>Passes a message on. What comes after the end of a cell belongs to the cell that ran last.</summary>
    private void Deliver(KernelMessage message)
    {
        switch (message)
        {
            case KernelMessage.Text text:
                _events?.Write(text.Channel, text.Content);
                break;
            case KernelMessage.Shown shown:
                _events?.Display(shown.Id, shown.Values);
                break;
            case KernelMessage.Updated updated:
                _events?.Update(updated.Id, updated.Values);
                break;
            case KernelMessage.Result result:
                _events?.Result(result.Values);
                break;
            case KernelMessage.Failed failed:
                _events?.Fail(failed.Error);
                break;
            case KernelMessage.Omitted omitted:
                _events?.LeftOut(omitted.Rest);
                break;
            case KernelMessage.Ready:
                _ready.TrySetResult();
                break;
            case KernelMessage.Done done:
                _running?.TrySetResult(done.Outcome);
                break;
        }
    }

    private Task Native(Stream stream, string mark, ConsoleChannel channel)
    {
        var reader = new MarkedReader(stream, mark, Send, () => _marks.Release());
        return reader.RunAsync();

        void Send(string text)
        {
            lock (_delivery)
            {
                if (_events is null)
                    _beforeCells.Append(text);
                else
                    _events.Write(channel, text);
            }
        }
    }
}
