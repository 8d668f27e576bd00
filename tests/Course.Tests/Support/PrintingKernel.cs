using Notebooks.Execution;
using Notebooks.CSharp;

namespace Course.Tests.Support;

/// <summary>A kernel that runs nothing: each cell prints a line.</summary>
internal sealed class PrintingKernel : IKernelHost
{
    public const string Line = "ran\n";

    public Task<CellOutcome> ExecuteAsync(
        string code, string label, OutputLimit limit, IKernelEvents events, CancellationToken cancellationToken)
    {
        events.Write(ConsoleChannel.Output, Line);
        return Task.FromResult(CellOutcome.Succeeded);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
