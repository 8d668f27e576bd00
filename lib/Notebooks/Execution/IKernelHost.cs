using Notebooks.CSharp;

namespace Notebooks.Execution;

/// <summary>A running kernel that executes one cell at a time.</summary>
public interface IKernelHost : IAsyncDisposable
{
    /// <summary>Waits until cells can be run, so that a first cell's time is its own. By default a kernel is ready at once.</summary>
    /// <exception cref="KernelDiedException">The kernel did not start.</exception>
    Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="label">How errors name the cell.</param>
    /// <param name="limit">The most that is recorded of the cell's outputs. A kernel may leave out what is beyond, and tell so.</param>
    /// <param name="events">Receives what the cell sends out.</param>
    /// <param name="cancellationToken">Stops the cell, whatever it does. The kernel may be lost with it.</param>
    /// <exception cref="KernelDiedException">The kernel's process ended in the middle.</exception>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    Task<CellOutcome> ExecuteAsync(string code, string label, OutputLimit limit, IKernelEvents events, CancellationToken cancellationToken);
}

/// <summary>The process of a kernel ended while a cell ran, or before.</summary>
public sealed class KernelDiedException : Exception
{
    /// <summary>Creates the exception with its message.</summary>
    public KernelDiedException(string message) : base(message) { }

    /// <summary>Creates the exception with its message and what caused it.</summary>
    public KernelDiedException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception without further detail.</summary>
    public KernelDiedException() : base("The kernel's process ended.") { }
}
