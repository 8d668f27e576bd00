using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace NotebookKernel;

/// <summary>
/// Makes the events that a running cell sends out. They are .NET Interactive's own, with <see cref="CellError"/> and <see
/// cref="OutputLeftOut"/>
/// beside them; they come one at a time and in order, but on any thread.
/// </summary>
public static class CellEvents
{
    /// <summary>
    /// Stands in each event for the command that it belongs to: the cell's code need not travel with every line that it prints.
    /// </summary>
    internal static SubmitCode Cell { get; } = new("");

    /// <summary>Text that was written to the console.</summary>
    public static DisplayEvent Text(string text, bool isError = false) => isError
        ? new StandardErrorValueProduced(Cell, [new("text/plain", text)])
        : new StandardOutputValueProduced(Cell, [new("text/plain", text)]);

    /// <summary>The same event without the cell's code and without the value itself, of which only its forms are kept.</summary>
    internal static DisplayEvent Bare(DisplayEvent produced) => produced switch
    {
        ReturnValueProduced => new ReturnValueProduced(null, Cell, produced.FormattedValues),
        DisplayedValueUpdated => new DisplayedValueUpdated(null, produced.ValueId, Cell, produced.FormattedValues),
        // a display that the kernel's helpers make may have no id
        _ => new DisplayedValueProduced(null, Cell, produced.FormattedValues, produced.ValueId ?? Guid.NewGuid().ToString()),
    };
}

/// <summary>The cell failed, in the words that a notebook keeps.</summary>
/// <param name="name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="message">What was wrong, in one text.</param>
/// <param name="trace">The whole report, line by line, with the places in the user's own coordinates.</param>
public sealed class CellError(string name, string message, IReadOnlyList<string> trace) : KernelEvent(CellEvents.Cell)
{
    /// <summary>The exception's type, or <c>CompilationError</c>.</summary>
    public string Name => name;

    /// <summary>What was wrong, in one text.</summary>
    public string Message => message;

    /// <summary>The whole report, line by line.</summary>
    public IReadOnlyList<string> Trace => trace;
}

/// <summary>Something was left out, because the cell had put out as much as it may.</summary>
/// <param name="limit">The limit that it went over.</param>
/// <param name="outputs">How many whole outputs.</param>
/// <param name="bytes">How large they were, or the text was.</param>
public sealed class OutputLeftOut(LimitKind limit, int outputs, long bytes) : KernelEvent(CellEvents.Cell)
{
    /// <summary>The limit that it went over.</summary>
    public LimitKind Limit => limit;

    /// <summary>How many whole outputs.</summary>
    public int Outputs => outputs;

    /// <summary>How large they were, or the text was.</summary>
    public long Bytes => bytes;
}

/// <summary>The two limits of a cell's outputs.</summary>
[Flags]
public enum LimitKind
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>On their number.</summary>
    Outputs = 1,

    /// <summary>On their size.</summary>
    Bytes = 2,
}
