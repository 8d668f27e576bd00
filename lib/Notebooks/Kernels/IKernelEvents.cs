using Microsoft.DotNet.Interactive;
using Notebooks.Display;

namespace Notebooks.Kernels;

/// <summary>What a running cell sends out, in order. Calls do not overlap, but come from any thread.</summary>
public interface IKernelEvents : IDisplaySink
{
    /// <summary>Text written to the console.</summary>
    void Write(ConsoleChannel channel, string text);

    /// <summary>The value of the cell's trailing expression.</summary>
    void Result(IReadOnlyList<FormattedValue> values);

    /// <summary>The cell failed.</summary>
    void Fail(KernelError failure);
}

/// <summary>The two console streams.</summary>
public enum ConsoleChannel
{
    /// <summary>Standard output.</summary>
    Output,

    /// <summary>Standard error.</summary>
    Errors,
}

/// <summary>A failure as a notebook shows it.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Message">What was wrong, in one text.</param>
/// <param name="Trace">The whole report for people, line by line, with the places in the user's own coordinates.</param>
public sealed record KernelError(string Name, string Message, IReadOnlyList<string> Trace);

/// <summary>How a cell ended.</summary>
public enum CellOutcome
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or it threw; an error was sent.</summary>
    Failed,

    /// <summary>It was interrupted.</summary>
    Interrupted,
}
