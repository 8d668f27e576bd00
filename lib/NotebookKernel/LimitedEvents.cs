using System.Text;
using Microsoft.DotNet.Interactive.Events;

namespace NotebookKernel;

/// <summary>
/// Passes on what a cell puts out as long as it is within the limit, and says of the rest how much it was. It stands on both sides of the
/// pipe: in the kernel's process, so that the rest goes nowhere, and in the executor's, which gets text of native code too.
/// </summary>
/// <param name="next">Receives what is kept.</param>
/// <param name="limit">The limit.</param>
/// <param name="displays">
/// The sizes of the displays that the notebook's cells have kept, by id: an update counts by how much larger it is.
/// </param>
internal sealed class LimitedEvents(Action<KernelEvent> next, OutputLimit limit, Dictionary<string, long> displays)
{
    private const int OutputBytes = 150; // what an output costs in the file beside its content
    private const int LineBytes = 14; // what a line of it costs: indentation, quotes, a comma
    private const int MostErrorText = 100_000;
    private readonly Lock _counting = new();
    private bool? _stream; // whether the last output is text of standard error; null when it is none
    private int _outputs;
    private long _bytes;
    private long _line; // what the last line of printed text takes so far
    private bool _returned; // whether that text ends in a carriage return
    private bool _cut; // whether text has been left out: no later part may follow as if nothing were missing

    /// <summary>Passes an event on, or says that it is left out.</summary>
    public void Send(KernelEvent produced)
    {
        lock (_counting)
        {
            switch (produced)
            {
                case StandardOutputValueProduced or StandardErrorValueProduced:
                    Text(((DisplayEvent)produced).FormattedValues.Single().Value, isError: produced is StandardErrorValueProduced);
                    break;
                case DisplayedValueUpdated updated:
                    Update(updated);
                    break;
                case DisplayEvent shown when Fits(shown, out var size):
                    if (shown is DisplayedValueProduced) displays[shown.ValueId] = size;
                    next(shown);
                    break;
                case CellError error: // always shown
                    next(Cut(error));
                    break;
                case OutputLeftOut:
                    next(produced);
                    break;
            }
        }
    }

    private void Text(string text, bool isError)
    {
        if (_cut || (_stream != isError && _outputs >= limit.Outputs))
        {
            next(new OutputLeftOut(_cut ? LimitKind.Bytes : LimitKind.Outputs, 0, Encoding.UTF8.GetByteCount(text)));
            return;
        }
        if (_stream != isError)
        {
            (_stream, _line, _returned) = (isError, 0, false);
            _outputs++;
            _bytes += OutputBytes;
        }
        var kept = Fitting(text);
        if (kept > 0) next(CellEvents.Text(text[..kept], isError));
        if (kept == text.Length) return;
        _cut = true;
        next(new OutputLeftOut(LimitKind.Bytes, 0, Encoding.UTF8.GetByteCount(text.AsSpan(kept))));
    }

    private void Update(DisplayedValueUpdated updated)
    {
        if (!displays.TryGetValue(updated.ValueId, out var before)) return; // the display itself was left out
        var size = Size(updated);
        if (_bytes + size - before > limit.Bytes)
        {
            next(new OutputLeftOut(LimitKind.Bytes, 1, size));
            return;
        }
        _bytes += size - before;
        displays[updated.ValueId] = size;
        next(updated);
    }

    private static CellError Cut(CellError error)
    {
        var room = MostErrorText;
        var trace = error.Trace.TakeWhile(line => (room -= line.Length) >= 0).ToList();
        if (trace.Count < error.Trace.Count) trace.Add($"... {error.Trace.Count - trace.Count} more lines are left out");
        return new(error.Name, error.Message[..Math.Min(error.Message.Length, MostErrorText)], trace);
    }

    private bool Fits(DisplayEvent shown, out long size)
    {
        size = Size(shown);
        var broken = _outputs >= limit.Outputs ? LimitKind.Outputs : _bytes + size > limit.Bytes ? LimitKind.Bytes : LimitKind.None;
        if (broken != LimitKind.None)
        {
            next(new OutputLeftOut(broken, 1, size));
            return false;
        }
        _outputs++;
        _bytes += size;
        _stream = null;
        return true;
    }

    private static long Size(DisplayEvent shown) => OutputBytes + shown.FormattedValues.Sum(form =>
        Encoding.UTF8.GetByteCount(form.Value) + ((long)LineBytes * (form.Value.AsSpan().Count('\n') + 1)));

    /// <summary>How many characters of a text there is room for. What a carriage return lets be written over takes none.</summary>
    private int Fitting(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (_returned && c is not ('\r' or '\n'))
            {
                _bytes -= _line;
                _line = 0;
            }
            var size = c switch
            {
                '\r' => 0,
                '\n' => LineBytes,
                '"' or '\\' => 2,
                < ' ' => 6,
                < '\u0080' => 1,
                < '\u0800' => 2,
                _ when char.IsHighSurrogate(c) => 4, // with its other half, which must not be cut off
                _ when char.IsLowSurrogate(c) => 0,
                _ => 3,
            };
            if (_bytes + size > limit.Bytes) return i;
            _bytes += size;
            _line = c == '\n' ? 0 : _line + size;
            _returned = c == '\r';
        }
        return text.Length;
    }
}
