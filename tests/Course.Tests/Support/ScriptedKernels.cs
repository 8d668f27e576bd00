using Microsoft.DotNet.Interactive.Events;
using NotebookKernel;
using Notebooks.Execution;

namespace Course.Tests.Support;

/// <summary>Kernels that run no code, but do as a test says; they are counted.</summary>
/// <param name="execute">What a cell of this text does.</param>
internal sealed class ScriptedKernels(Func<string, CancellationToken, Task> execute)
{
    private int _started;
    private int _ended;

    public int Started => Volatile.Read(ref _started);

    public int Running => Started - Volatile.Read(ref _ended);

    public IKernelHost Start()
    {
        Interlocked.Increment(ref _started);
        return new Kernel(this);
    }

    /// <summary>Waits until as many kernels have been started.</summary>
    public async Task WaitForAsync(int started)
    {
        while (Started < started) await Task.Delay(10).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private Task RunAsync(string code, CancellationToken cancellationToken) => execute(code, cancellationToken);

    private sealed class Kernel(ScriptedKernels owner) : IKernelHost
    {
        public async Task ExecuteAsync(CellCommand command, Action<KernelEvent> events, CancellationToken cancellationToken)
        {
            try
            {
                await owner.RunAsync(command.Code, cancellationToken);
            }
            catch (InvalidOperationException error)
            {
                events(new CellError("Error", error.Message, [error.Message]));
            }
        }

        public ValueTask DisposeAsync()
        {
            Interlocked.Increment(ref owner._ended);
            return ValueTask.CompletedTask;
        }
    }
}
