using System.Runtime.CompilerServices;
using Autoencoders.Runtime;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Autoencoders.Tests.Display;

/// <summary>The library's code runs as in a cell of .NET Interactive from here to the end of the block; what it displays is kept.</summary>
internal sealed class Cell : IDisposable
{
    private readonly CompositeKernel _kernel = []; // the first kernel of a process makes displays ready
    private readonly KernelInvocationContext _context;
    private readonly IDisposable _subscription;
    private readonly List<(string Id, List<string> Texts)> _displays = [];
    private IReadOnlyCollection<FormattedValue> _last = [];

    static Cell() => Startup.RegisterDisplays(); // the library may have been loaded before the kernel was

    public Cell()
    {
        _context = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode(""));
        _subscription = _context.KernelEvents.Subscribe(new Receiver(this));
    }

    /// <summary>Each display's plain text, as it was first and after each update.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Displays => [.. _displays.Select(display => display.Texts)];

    /// <summary>The MIME types of the last display or update, the richest first.</summary>
    public IReadOnlyList<string> MimeTypes => [.. _last.Select(value => value.MimeType)];

    /// <summary>The last display or update in one of its MIME types.</summary>
    public string Last(string mimeType) => _last.Single(value => value.MimeType == mimeType).Value;

    public void Interrupt() => Cancel(_context);

    public void Dispose()
    {
        _subscription.Dispose();
        _context.Complete(_context.Command);
        _context.Dispose();
        _kernel.Dispose();
    }

    private void Receive(DisplayEvent shown)
    {
        _last = shown.FormattedValues;
        var text = Last("text/plain");
        if (shown is DisplayedValueProduced) _displays.Add((shown.ValueId, [text]));
        else _displays.Single(display => display.Id == shown.ValueId).Texts.Add(text);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Cancel(KernelInvocationContext context);

    private sealed class Receiver(Cell cell) : IObserver<KernelEvent>
    {
        public void OnNext(KernelEvent value)
        {
            if (value is DisplayedValueProduced or DisplayedValueUpdated) cell.Receive((DisplayEvent)value);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
