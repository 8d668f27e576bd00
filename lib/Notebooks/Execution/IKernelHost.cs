using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Events;
using NotebookKernel;

namespace Notebooks.Execution;

/// <summary>A running kernel that executes one cell at a time.</summary>
public interface IKernelHost : IAsyncDisposable
{
    /// <summary>
    /// Waits until cells can run, so that the start is not counted as the first cell's time. By default a kernel is ready at once.
    /// </summary>
    /// <exception cref="KernelDiedException">The kernel did not start.</exception>
    Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="command">The cell. A kernel may drop outputs over the limit if it reports them.</param>
    /// <param name="events">Receives what <see cref="CellEvents"/> describes.</param>
    /// <param name="cancellationToken">Stops the cell, whatever it does. The kernel may be lost with it.</param>
    /// <exception cref="KernelDiedException">The kernel's process ended in the middle.</exception>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    Task ExecuteAsync(CellCommand command, Action<KernelEvent> events, CancellationToken cancellationToken);
}

/// <summary>The process of a kernel ended while a cell ran, or before.</summary>
/// <param name="message">How.</param>
public sealed class KernelDiedException(string message) : Exception(message);

/// <summary>How to start a kernel: the program of <c>lib/NotebookKernel</c>, or another that speaks as it does.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments; the host adds its own behind them.</param>
public sealed record KernelProgram(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables that the kernel gets beside those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// How many processors the kernel keeps busy, so that kernels side by side do not wait for each other; null for all of them.
    /// </summary>
    public int? Processors { get; init; }

    /// <summary>The same, with the answers to what cells ask the user, by the question or by the name of the value.</summary>
    public KernelProgram With(IReadOnlyDictionary<string, string> inputs) => With(Magics.Inputs, JsonSerializer.Serialize(inputs));

    /// <summary>The same, with one more environment variable.</summary>
    public KernelProgram With(string variable, string value) =>
        this with { Environment = new Dictionary<string, string>(Environment) { [variable] = value } };

    /// <summary>Sets up .NET's runtime for a process that trains networks.</summary>
    public static void SetUpRuntime(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.Environment["DOTNET_TieredPGO"] = "0"; // the compiler is ready sooner without being profiled
        start.Environment["DOTNET_GCgen0size"] = "400000"; // hexadecimal, 4 MB: a long training keeps its memory flat from the start
        // OpenMP's threads sleep while they wait: beside other programs they take a tenth of the time that way
        start.Environment.TryAdd("OMP_WAIT_POLICY", "PASSIVE");
    }

    /// <summary>Has a process keep so many processors busy: .NET's threads, and those of native libraries.</summary>
    internal static void Limit(ProcessStartInfo start, int processors)
    {
        var count = processors.ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_PROCESSOR_COUNT"] = count;
        start.Environment["OMP_NUM_THREADS"] = count;
    }
}
