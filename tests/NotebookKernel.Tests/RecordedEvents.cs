using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookKernel;

namespace NotebookKernel.Tests;

/// <summary>Keeps what a cell sends out, as short lines in order.</summary>
internal sealed class RecordedEvents
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

    public CellError? Failure { get; private set; }

    public IReadOnlyCollection<FormattedValue> Last { get; private set; } = [];

    public List<string> Ids { get; } = [];

    /// <summary>Takes an event. Text of one stream is joined: how it was cut up depends on the machine's load.</summary>
    public void Record(KernelEvent produced)
    {
        lock (_lines)
        {
            switch (produced)
            {
                case StandardOutputValueProduced or StandardErrorValueProduced:
                    Text(
                        produced is StandardOutputValueProduced ? "out:" : "err:", ((DisplayEvent)produced).FormattedValues.Single().Value);
                    break;
                case DisplayEvent shown:
                    if (shown.ValueId is not null) Ids.Add(shown.ValueId);
                    Last = shown.FormattedValues;
                    var kind = shown switch { DisplayedValueProduced => "display", DisplayedValueUpdated => "update", _ => "result" };
                    _lines.Add($"{kind}:{(Last.FirstOrDefault(form => form.MimeType == "text/plain") ?? Last.First()).Value}");
                    break;
                case CellError error:
                    Failure = error;
                    _lines.Add($"error:{error.Message}");
                    break;
                case OutputLeftOut rest:
                    _lines.Add($"left out: {rest.Limit} {rest.Outputs} {rest.Bytes}");
                    break;
            }
        }
    }

    private void Text(string prefix, string text)
    {
        if (_lines.Count > 0 && _lines[^1].StartsWith(prefix, StringComparison.Ordinal)) _lines[^1] += text;
        else _lines.Add(prefix + text);
    }
}
