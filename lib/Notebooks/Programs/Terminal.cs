using Microsoft.DotNet.Interactive.Events;
using NotebookKernel;

namespace Notebooks.Programs;

/// <summary>Shows what cells put out as text.</summary>
/// <param name="output">Takes the text.</param>
/// <param name="errors">Takes that of errors.</param>
/// <param name="isLive">Whether a display of one line may be written over; elsewhere its last state is written.</param>
internal sealed class Terminal(TextWriter output, TextWriter errors, bool isLive)
{
    private readonly Lock _writing = new();
    private string? _open; // the last display, whose line is not ended yet

    /// <summary>Shows an event.</summary>
    public void Show(KernelEvent produced)
    {
        lock (_writing)
        {
            if (produced is DisplayedValueUpdated { } update) Update(Text(update));
            else Close();
            switch (produced)
            {
                case StandardErrorValueProduced or StandardOutputValueProduced:
                    (produced is StandardErrorValueProduced ? errors : output).Write(Text((DisplayEvent)produced));
                    break;
                case DisplayedValueProduced or ReturnValueProduced:
                    _open = Text((DisplayEvent)produced);
                    if (isLive) output.Write(_open);
                    break;
                case CellError error:
                    errors.WriteLine(string.Join('\n', error.Trace));
                    break;
            }
        }
    }

    /// <summary>Writes a line.</summary>
    public void Line(string text)
    {
        lock (_writing)
        {
            Close();
            output.WriteLine(text);
        }
    }

    private void Update(string text)
    {
        var isLine = _open is not null && !_open.Contains('\n', StringComparison.Ordinal);
        if (isLive && isLine) output.Write($"\r{text.PadRight(_open!.Length)}");
        _open = text;
    }

    private void Close()
    {
        if (_open is not null) output.WriteLine(isLive ? "" : _open);
        _open = null;
    }

    private static string Text(DisplayEvent shown) =>
        shown.FormattedValues.FirstOrDefault(form => form.MimeType == "text/plain")?.Value
            ?? $"[{string.Join(", ", shown.FormattedValues.Select(form => form.MimeType))}]";
}
