using Microsoft.DotNet.Interactive.Events;
using Notebooks.CSharp;

namespace Notebooks.Execution;

/// <summary>A running kernel that executes one cell at a time.</summary>
public interface IKernelHost : IAsyncDisposable
{
    /// <summary>Waits until cells can be run, so that a first cell's time is its own. By default a kernel is ready at once.</summary>
    /// <exception cref="KernelDiedException">The kernel did not start.</exception>
    Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="command">The cell. A kernel may leave out what is beyond the limit, and tell so.</param>
    /// <param name="events">Receives what <see cref="CellEvents"/> describes.</param>
    /// <param name="cancellationToken">Stops the cell, whatever it does. The kernel may be lost with it.</param>
    /// <exception cref="KernelDiedException">The kernel's process ended in the middle.</exception>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    Task ExecuteAsync(CellCommand command, Action<KernelEvent> events, CancellationToken cancellationToken);
}

/// <summary>The process of a kernel ended while a cell ran, or before.</summary>
/// <param name="message">How.</param>
public sealed class KernelDiedException(string message) : Exception(message);
