using Microsoft.DotNet.Interactive.Events;
using NotebookKernel;
using Notebooks.Execution;

namespace Notebooks.Tests.Support;

/// <summary>A kernel in the tests' own process: quick to start, but nothing can stop a cell.</summary>
internal sealed class InProcessKernelHost : IKernelHost
{
    private readonly CSharpCells _kernel = new();

    public Task ExecuteAsync(CellCommand command, Action<KernelEvent> events, CancellationToken cancellationToken) =>
        _kernel.ExecuteAsync(command.Code, command.Label, events).WaitAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        _kernel.Dispose();
        return ValueTask.CompletedTask;
    }
}
