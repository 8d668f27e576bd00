using Notebooks.Display;

namespace Microsoft.DotNet.Interactive;

/// <summary>The running cell, as its code sees it. Libraries reach it by name, so that one path serves this engine and .NET Interactive.</summary>
public sealed class KernelInvocationContext
{
    private static readonly AsyncLocal<KernelInvocationContext?> Running = new();
    private readonly IDisplaySink _sink;

    internal KernelInvocationContext(IDisplaySink sink, CancellationToken cancellationToken)
    {
        _sink = sink;
        CancellationToken = cancellationToken;
    }

    /// <summary>The cell that this code belongs to; null outside a cell.</summary>
    public static KernelInvocationContext? Current => Running.Value;

    /// <summary>Signalled when the cell is interrupted.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Shows a value; the result can replace it.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">Which representations to give; by default those that the value's type prefers.</param>
    public DisplayedValue Display(object? value, params string[] mimeTypes)
    {
        var id = Guid.NewGuid().ToString();
        _sink.Display(id, FormattedValue.CreateManyFromObject(value, mimeTypes));
        return new DisplayedValue(id, mimeTypes, _sink);
    }

    /// <summary>Shows a text that has a MIME type already.</summary>
    /// <param name="value">The text, for example markup.</param>
    /// <param name="mimeType">Its type, for example <c>text/html</c>.</param>
    public DisplayedValue DisplayAs(string value, string mimeType)
    {
        var id = Guid.NewGuid().ToString();
        _sink.Display(id, [new FormattedValue(mimeType, value)]);
        return new DisplayedValue(id, [mimeType], _sink);
    }

    internal static void Enter(KernelInvocationContext? context) => Running.Value = context;
}
