using Microsoft.DotNet.Interactive.Events;
using NotebookKernel;
using Notebooks.Execution;

namespace Course.Tests.Support;

/// <summary>A kernel that runs nothing: each cell prints a line.</summary>
internal sealed class PrintingKernel : IKernelHost
{
    public const string Line = "ran\n";

    public Task ExecuteAsync(CellCommand command, Action<KernelEvent> events, CancellationToken cancellationToken)
    {
        events(CellEvents.Text(Line));
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
