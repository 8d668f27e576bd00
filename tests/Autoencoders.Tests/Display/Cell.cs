using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Autoencoders.Tests.Display;

/// <summary>The library's code runs as in a cell of .NET Interactive from here to the end of the block; what it displays is kept.</summary>
internal sealed class Cell : IDisposable
{
    private readonly CompositeKernel _kernel = []; // the first kernel of a process makes displays ready
    private readonly KernelInvocationContext _context;
    private readonly IDisposable _subscription;
    private readonly List<(string Id, List<string> Texts)> _displays = [];

    public Cell()
    {
        _context = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode(""));
        _subscription = _context.KernelEvents.Subscribe(new Receiver(this));
    }

    /// <summary>Each display's plain text, as it was first and after each update.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Displays => [.. _displays.Select(display => display.Texts)];

    /// <summary>The MIME types of the last display or update.</summary>
    public IReadOnlyList<string> MimeTypes { get; private set; } = [];

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
        MimeTypes = [.. shown.FormattedValues.Select(value => value.MimeType)];
        var text = shown.FormattedValues.Single(value => value.MimeType == "text/plain").Value;
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
