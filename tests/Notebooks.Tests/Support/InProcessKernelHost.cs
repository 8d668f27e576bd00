using Notebooks.Execution;
using Notebooks.CSharp;

namespace Notebooks.Tests.Support;

/// <summary>A kernel in the tests' own process: quick to start, but nothing can stop a cell.</summary>
internal sealed class InProcessKernelHost : IKernelHost
{
    private readonly CSharpCells _kernel = new();

    public async Task<CellOutcome> ExecuteAsync(string code, string label, OutputLimit limit, IKernelEvents events, CancellationToken cancellationToken)
    {
        var outcome = await _kernel.ExecuteAsync(code, label, events, cancellationToken);
        return outcome == CellOutcome.Interrupted ? throw new OperationCanceledException(cancellationToken) : outcome;
    }

    public ValueTask DisposeAsync()
    {
        _kernel.Dispose();
        return ValueTask.CompletedTask;
    }
}
