using Notebooks.Kernels;

namespace Notebooks.Execution;

/// <summary>A kernel in the caller's own process: quick to start, but a crash in a cell ends the caller.</summary>
/// <param name="workingDirectory">The folder against which <c>#r</c> and <c>#load</c> are resolved.</param>
public sealed class InProcessKernelHost(string workingDirectory) : IKernelHost
{
    private readonly CSharpKernel _kernel = new(workingDirectory);

    /// <inheritdoc />
    public async Task<CellOutcome> ExecuteAsync(string code, string label, IKernelEvents events, CancellationToken cancellationToken)
    {
        var outcome = await _kernel.ExecuteAsync(code, events, label, cancellationToken);
        return outcome == CellOutcome.Interrupted ? throw new OperationCanceledException(cancellationToken) : outcome;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
