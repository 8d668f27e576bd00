using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Events;
using NotebookKernel;
using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>Turns what a cell sends out into the outputs of its code cell in the file.</summary>
/// <param name="cell">The cell that collects the outputs.</param>
/// <param name="displays">The outputs of the whole run by display id: an update reaches a display of an earlier cell.</param>
/// <param name="limit">The most that the cell may put out, for the line that says what was left out.</param>
/// <param name="status">Receives the plain text of displays and updates.</param>
internal sealed class CellRecorder(NotebookCell cell, Dictionary<string, JsonObject> displays, OutputLimit limit, Action<string> status) 
{
    private readonly Lock _recording = new();
    private readonly StringBuilder _text = new();
    private JsonObject? _stream;
    private int _tidyAt = 100_000;
    private JsonObject? _omission;
    private OutputLeftOut _left = new(LimitKind.None, 0, 0);
    private bool _finished;

    /// <summary>The error that the cell reported, if any.</summary>
    public CellError? Failure { get; private set; }

    /// <summary>Records an event.</summary>
    public void Record(KernelEvent produced)
    {
        string? shown = null;
        lock (_recording)
        {
            switch (produced)
            {
                case StandardOutputValueProduced or StandardErrorValueProduced:
                    var name = produced is StandardErrorValueProduced ? "stderr" : "stdout";
                    Text(((DisplayEvent)produced).FormattedValues.Single().Value, name);
                    break;
                case DisplayedValueProduced display:
                    Add(displays[display.ValueId] = Output("display_data", display));
                    shown = Plain(display);
                    break;
                case DisplayedValueUpdated update when displays.TryGetValue(update.ValueId, out var output): // else of an earlier run
                    output["data"] = Bundle(update);
                    shown = Plain(update);
                    break;
                case ReturnValueProduced result:
                    Add(Output("execute_result", result));
                    break;
                case CellError error:
                    Fail(error);
                    break;
                case OutputLeftOut rest:
                    LeaveOut(rest);
                    break;
            }
        }
        if (shown is not null) status(shown);
    }

    /// <summary>Ends the recording. What the cell's tasks still send is stored as it comes.</summary>
    public void Finish()
    {
        lock (_recording)
        {
            StoreText();
            StoreOmission();
            _finished = true;
        }
    }

    /// <summary>Puts the gathered console text into its output.</summary>
    private void StoreText()
    {
        if (_stream is not null) _stream["text"] = Multiline.Write(Overwritten(_text.ToString()));
    }

    /// <summary>Lets go of what a carriage return has written over, now and then.</summary>
    private void Tidy()
    {
        if (_text.Length < _tidyAt) return;
        var text = _text.ToString();
        _text.Clear().Append(Overwritten(text));
        if (text.EndsWith('\r')) _text.Append('\r');
        _tidyAt = Math.Max(_tidyAt, 2 * _text.Length);
    }

    private void StoreOmission()
    {
        if (_omission is null) return;
        var size = OutputLimit.Text(_left.Bytes);
        var what = _left.Outputs == 0 ? $"{size} of text" : $"{Count(_left.Outputs)} ({size})";
        var limits = _left.Limit switch
        {
            LimitKind.Outputs => Count(limit.Outputs),
            LimitKind.Bytes => OutputLimit.Text(limit.Bytes),
            _ => $"{Count(limit.Outputs)} and {OutputLimit.Text(limit.Bytes)}",
        };
        _omission["text"] = Multiline.Write(
            $"[Left out of this cell: {what}. A cell may put out {limits}; --output-limit sets another limit.]\n");
    }

    private static string Count(int outputs) =>
        string.Create(CultureInfo.InvariantCulture, $"{outputs:#,0} {(outputs == 1 ? "output" : "outputs")}");

    private void Text(string text, string name)
    {
        if (_stream?["name"]!.GetValue<string>() != name)
        {
            var stream = new JsonObject { ["name"] = name, ["output_type"] = "stream" };
            Add(stream);
            _stream = stream;
        }
        _text.Append(text);
        Tidy();
        if (_finished) StoreText();
    }

    private void Fail(CellError error)
    {
        Failure = error;
        Add(new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Trace.Select(line => (JsonNode)line)]),
        });
    }

    private void LeaveOut(OutputLeftOut rest)
    {
        if (_omission is null) Add(_omission = new JsonObject { ["name"] = "stderr", ["output_type"] = "stream" });
        _left = new OutputLeftOut(_left.Limit | rest.Limit, _left.Outputs + rest.Outputs, _left.Bytes + rest.Bytes);
        if (_finished) StoreOmission();
    }

    private void Add(JsonObject output)
    {
        StoreText();
        _stream = null;
        _text.Clear();
        cell.Outputs.Add((JsonNode)output);
    }

    private JsonObject Output(string type, DisplayEvent shown)
    {
        var output = new JsonObject { ["data"] = Bundle(shown) };
        if (type == "execute_result") output["execution_count"] = cell.ExecutionCount;
        output["metadata"] = new JsonObject();
        output["output_type"] = type;
        return output;
    }

    private static string? Plain(DisplayEvent shown) => shown.FormattedValues.FirstOrDefault(form => form.MimeType == "text/plain")?.Value;

    /// <summary>A MIME bundle as the file stores it: text in lines, JSON as JSON, base64 in one string.</summary>
    private static JsonObject Bundle(DisplayEvent shown)
    {
        var bundle = new JsonObject();
        foreach (var form in shown.FormattedValues) bundle[form.MimeType] = Stored(form.MimeType, form.Value);
        return bundle;
    }

    private static JsonNode? Stored(string mimeType, string value)
    {
        if (mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType.EndsWith("+xml", StringComparison.Ordinal))
        {
            return Multiline.Write(value);
        }
        if (mimeType != "application/json" && !mimeType.EndsWith("+json", StringComparison.Ordinal)) return value;
        try
        {
            return NotebookReader.ReadJson(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    /// <summary>What a terminal would show: a carriage return takes the line back to its start.</summary>
    private static string Overwritten(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal)) return text;
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return string.Join('\n', lines.Select(line =>
        {
            var kept = line.TrimEnd('\r');
            return kept[(kept.LastIndexOf('\r') + 1)..];
        }));
    }
}
