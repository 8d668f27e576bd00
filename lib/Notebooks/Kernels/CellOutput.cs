using System.Text;
using Microsoft.DotNet.Interactive;
using Notebooks.Display;

namespace Notebooks.Kernels;

/// <summary>
/// Brings everything a cell sends out into one order, and keeps the rate bearable: console text is gathered for up to 50 ms, of the updates
/// of a display at most one in 100 ms goes out, and the last state always does.
/// </summary>
internal sealed class CellOutput : IDisplaySink, IDisposable
{
    private const int GatherMilliseconds = 50;
    private const int UpdateMilliseconds = 100;
    private const int GatherCharacters = 16_384;

    private readonly Lock _order = new();
    private readonly IKernelEvents _events;
    private readonly Timer _timer;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, IReadOnlyList<FormattedValue>> _updates = [];
    private readonly Dictionary<string, long> _lastUpdate = [];
    private ConsoleChannel _channel;
    private bool _armed;
    private bool _closed;

    public CellOutput(IKernelEvents events)
    {
        _events = events;
        _timer = new Timer(_ => OnTimer());
    }

    public void Write(ConsoleChannel channel, ReadOnlySpan<char> text)
    {
        lock (_order)
        {
            if (channel != _channel)
                FlushText();
            _channel = channel;
            _text.Append(text);
            if (_closed || _text.Length >= GatherCharacters)
                FlushText();
            else
                Arm(GatherMilliseconds);
        }
    }

    public void Display(string id, IReadOnlyList<FormattedValue> values)
    {
        lock (_order)
        {
            FlushText();
            _events.Display(id, values);
        }
    }

    public void Update(string id, IReadOnlyList<FormattedValue> values)
    {
        lock (_order)
        {
            if (!_closed && _lastUpdate.TryGetValue(id, out var last) && Environment.TickCount64 - last < UpdateMilliseconds)
            {
                _updates[id] = values;
                Arm(UpdateMilliseconds);
                return;
            }
            FlushText();
            _updates.Remove(id);
            _lastUpdate[id] = Environment.TickCount64;
            _events.Update(id, values);
        }
    }

    public void Result(IReadOnlyList<FormattedValue> values)
    {
        lock (_order)
        {
            Flush();
            _events.Result(values);
        }
    }

    public void Fail(KernelError failure)
    {
        lock (_order)
        {
            Flush();
            _events.Fail(failure);
        }
    }

    /// <summary>Sends what is still held back.</summary>
    public void Flush()
    {
        lock (_order)
        {
            FlushText();
            foreach (var (id, values) in _updates)
            {
                _lastUpdate[id] = Environment.TickCount64;
                _events.Update(id, values);
            }
            _updates.Clear();
        }
    }

    /// <summary>Ends the gathering. What tasks of the cell send later goes out at once.</summary>
    public void Dispose()
    {
        lock (_order)
        {
            Flush();
            _closed = true;
            _timer.Dispose();
        }
    }

    private void OnTimer()
    {
        lock (_order)
        {
            _armed = false;
            Flush();
        }
    }

    private void Arm(int milliseconds)
    {
        if (_armed)
            return;
        _armed = true;
        _timer.Change(milliseconds, Timeout.Infinite);
    }

    private void FlushText()
    {
        if (_text.Length == 0)
            return;
        var text = _text.ToString();
        _text.Clear();
        _events.Write(_channel, text);
    }
}
