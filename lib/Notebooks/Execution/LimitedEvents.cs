using System.Text;
using Notebooks.CSharp;

namespace Notebooks.Execution;

/// <summary>
/// Passes on what a cell puts out as long as it is within the limit, and says of the rest how much it was. It stands on both sides of the pipe: in the kernel's process, so
/// that the rest goes nowhere, and in the executor's, which gets text of native code too.
/// </summary>
/// <param name="next">Receives what is kept.</param>
/// <param name="limit">The limit.</param>
/// <param name="displays">The sizes of the displays that the notebook's cells have kept, by id: an update counts by how much larger it is.</param>
internal sealed class LimitedEvents(IKernelEvents next, OutputLimit limit, Dictionary<string, long> displays) : IKernelEvents
{
    private const int OutputBytes = 150; // what an output costs in the file beside its content
    private const int LineBytes = 14; // what a line of it costs: indentation, quotes, a comma
    private const int MostErrorText = 100_000;
    private readonly Lock _counting = new();
    private ConsoleChannel? _stream;
    private int _outputs;
    private long _bytes;
    private long _line; // what the last line of printed text takes so far
    private bool _returned; // whether that text ends in a carriage return
    private bool _cut; // whether text has been left out: no later part may follow as if nothing were missing

    public void Write(ConsoleChannel channel, string text)
    {
        lock (_counting)
        {
            if (_cut || (_stream != channel && _outputs >= limit.Outputs))
            {
                next.LeftOut(new LeftOut(_cut ? LimitKind.Bytes : LimitKind.Outputs, 0, Encoding.UTF8.GetByteCount(text)));
                return;
            }
            if (_stream != channel)
            {
                (_stream, _line, _returned) = (channel, 0, false);
                _outputs++;
                _bytes += OutputBytes;
            }
            var kept = Fitting(text);
            if (kept > 0)
                next.Write(channel, kept == text.Length ? text : text[..kept]);
            if (kept == text.Length)
                return;
            _cut = true;
            next.LeftOut(new LeftOut(LimitKind.Bytes, 0, Encoding.UTF8.GetByteCount(text.AsSpan(kept))));
        }
    }

    public void Display(string id, IReadOnlyList<MimeValue> values)
    {
        lock (_counting)
        {
            if (!Fits(values, out var size))
                return;
            displays[id] = size;
            next.Display(id, values);
        }
    }

    public void Update(string id, IReadOnlyList<MimeValue> values)
    {
        lock (_counting)
        {
            if (!displays.TryGetValue(id, out var before))
                return; // the display itself was left out
            var size = Size(values);
            if (_bytes + size - before > limit.Bytes)
            {
                next.LeftOut(new LeftOut(LimitKind.Bytes, 1, size));
                return;
            }
            _bytes += size - before;
            displays[id] = size;
            next.Update(id, values);
        }
    }

    public void Result(IReadOnlyList<MimeValue> values)
    {
        lock (_counting)
        {
            if (Fits(values, out _))
                next.Result(values);
        }
    }

    /// <summary>An error is always shown, cut when its text is very long.</summary>
    public void Fail(KernelError failure)
    {
        var room = MostErrorText;
        var trace = failure.Trace.TakeWhile(line => (room -= line.Length) >= 0).ToList();
        if (trace.Count < failure.Trace.Count)
            trace.Add($"... {failure.Trace.Count - trace.Count} more lines are left out");
        next.Fail(failure.Message.Length <= MostErrorText && trace.Count == failure.Trace.Count
            ? failure
            : failure with { Message = failure.Message[..Math.Min(failure.Message.Length, MostErrorText)], Trace = trace });
    }

    public void LeftOut(LeftOut rest) => next.LeftOut(rest);

    private bool Fits(IReadOnlyList<MimeValue> values, out long size)
    {
        size = Size(values);
        var broken = _outputs >= limit.Outputs ? LimitKind.Outputs : _bytes + size > limit.Bytes ? LimitKind.Bytes : (LimitKind?)null;
        if (broken is { } kind)
        {
            next.LeftOut(new LeftOut(kind, 1, size));
            return false;
        }
        _outputs++;
        _bytes += size;
        _stream = null;
        return true;
    }

    private static long Size(IReadOnlyList<MimeValue> values) => OutputBytes + values.Sum(value =>
        Encoding.UTF8.GetByteCount(value.Value) + ((long)LineBytes * (value.Value.AsSpan().Count('\n') + 1)));

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
            if (_bytes + size > limit.Bytes)
                return i;
            _bytes += size;
            _line = c == '\n' ? 0 : _line + size;
            _returned = c == '\r';
        }
        return text.Length;
    }
}
