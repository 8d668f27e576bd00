using Notebooks.CSharp;

namespace Notebooks.Tests.Support;

/// <summary>Keeps what a cell sends out, as short lines in order.</summary>
internal sealed class RecordedEvents : IKernelEvents
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public KernelError? Failure { get; private set; }

    public IReadOnlyList<MimeValue> Last { get; private set; } = [];

    /// <summary>Joins text of one stream: how it was cut up depends on the machine's load.</summary>
    public void Write(ConsoleChannel channel, string text)
    {
        var prefix = channel == ConsoleChannel.Output ? "out:" : "err:";
        lock (_lines)
        {
            if (_lines.Count > 0 && _lines[^1].StartsWith(prefix, StringComparison.Ordinal))
                _lines[^1] += text;
            else
                _lines.Add(prefix + text);
        }
    }

    public List<string> Ids { get; } = [];

    public void Display(string id, IReadOnlyList<MimeValue> values)
    {
        Ids.Add(id);
        Add($"display:{Plain(values)}");
    }

    public void Update(string id, IReadOnlyList<MimeValue> values)
    {
        Ids.Add(id);
        Add($"update:{Plain(values)}");
    }

    public void Result(IReadOnlyList<MimeValue> values) => Add($"result:{Plain(values)}");

    public void Fail(KernelError failure)
    {
        Failure = failure;
        Add($"error:{failure.Message}");
    }

    public void LeftOut(LeftOut rest) => Add($"left out: {rest.Kind} {rest.Outputs} {rest.Bytes}");

    private string Plain(IReadOnlyList<MimeValue> values)
    {
        Last = values;
        return (values.FirstOrDefault(value => value.MimeType == "text/plain") ?? values[0]).Value;
    }

    private void Add(string line)
    {
        lock (_lines)
            _lines.Add(line);
    }
}
