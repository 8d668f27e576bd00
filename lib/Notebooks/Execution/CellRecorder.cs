using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.CSharp;

namespace Notebooks.Execution;

/// <summary>Turns what a cell sends out into the outputs of its code cell in the file.</summary>
/// <param name="cell">The cell that collects the outputs.</param>
/// <param name="displays">The outputs of the whole run by display id: an update reaches a display of an earlier cell.</param>
/// <param name="limit">The most that the cell may put out, for the line that says what was left out.</param>
/// <param name="status">Receives the plain text of displays and updates.</param>
internal sealed class CellRecorder(NotebookCell cell, Dictionary<string, JsonObject> displays, OutputLimit limit, Action<string> status) : IKernelEvents
{
    private readonly Lock _recording = new();
    private readonly StringBuilder _text = new();
    private JsonObject? _stream;
    private int _tidyAt = 100_000;
    private JsonObject? _omission;
    private LeftOut _left = new(LimitKind.None, 0, 0);
    private bool _finished;

    /// <summary>The error that the cell reported, if any.</summary>
    public KernelError? Failure { get; private set; }

    public void Write(ConsoleChannel channel, string text)
    {
        lock (_recording)
        {
            var name = channel == ConsoleChannel.Output ? "stdout" : "stderr";
            if (_stream?["name"]!.GetValue<string>() != name)
            {
                var stream = new JsonObject { ["name"] = name, ["output_type"] = "stream" };
                Add(stream);
                _stream = stream;
            }
            _text.Append(text);
            Tidy();
            if (_finished)
                StoreText();
        }
    }

    public void Display(string id, IReadOnlyList<MimeValue> values)
    {
        lock (_recording)
        {
            var output = new JsonObject { ["data"] = Bundle(values), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
            displays[id] = output;
            Add(output);
        }
        Report(values);
    }

    public void Update(string id, IReadOnlyList<MimeValue> values)
    {
        lock (_recording)
        {
            if (!displays.TryGetValue(id, out var output))
                return; // shown by a cell of an earlier run
            output["data"] = Bundle(values);
        }
        Report(values);
    }

    public void Result(IReadOnlyList<MimeValue> values)
    {
        lock (_recording)
        {
            Add(new JsonObject
            {
                ["data"] = Bundle(values),
                ["execution_count"] = cell.ExecutionCount,
                ["metadata"] = new JsonObject(),
                ["output_type"] = "execute_result",
            });
        }
    }

    public void Fail(KernelError failure)
    {
        lock (_recording)
        {
            Failure = failure;
            Add(new JsonObject
            {
                ["ename"] = failure.Name,
                ["evalue"] = failure.Message,
                ["output_type"] = "error",
                ["traceback"] = new JsonArray([.. failure.Trace.Select(line => (JsonNode)line)]),
            });
        }
    }

    public void LeftOut(LeftOut rest)
    {
        lock (_recording)
        {
            if (_omission is null)
                Add(_omission = new JsonObject { ["name"] = "stderr", ["output_type"] = "stream" });
            _left = new LeftOut(_left.Kind | rest.Kind, _left.Outputs + rest.Outputs, _left.Bytes + rest.Bytes);
            if (_finished)
                StoreOmission();
        }
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
        if (_stream is not null)
            _stream["text"] = Multiline.Write(Overwritten(_text.ToString()));
    }

    /// <summary>Lets go of what a carriage return has written over, now and then.</summary>
    private void Tidy()
    {
        if (_text.Length < _tidyAt)
            return;
        var text = _text.ToString();
        _text.Clear().Append(Overwritten(text));
        if (text.EndsWith('\r'))
            _text.Append('\r');
        _tidyAt = Math.Max(_tidyAt, 2 * _text.Length);
    }

    private void StoreOmission()
    {
        if (_omission is null)
            return;
        var what = _left.Outputs == 0 ? $"{OutputLimit.Text(_left.Bytes)} of text" : $"{Count(_left.Outputs)} ({OutputLimit.Text(_left.Bytes)})";
        var limits = _left.Kind switch
        {
            LimitKind.Outputs => Count(limit.Outputs),
            LimitKind.Bytes => OutputLimit.Text(limit.Bytes),
            _ => $"{Count(limit.Outputs)} and {OutputLimit.Text(limit.Bytes)}",
        };
        _omission["text"] = Multiline.Write($"[Left out of this cell: {what}. A cell may put out {limits}; --output-limit sets another limit.]\n");
    }

    private static string Count(int outputs) => string.Create(CultureInfo.InvariantCulture, $"{outputs:#,0} {(outputs == 1 ? "output" : "outputs")}");

    private void Add(JsonObject output)
    {
        StoreText();
        _stream = null;
        _text.Clear();
        cell.Outputs.Add((JsonNode)output);
    }

    private void Report(IReadOnlyList<MimeValue> values)
    {
        if (values.FirstOrDefault(value => value.MimeType == "text/plain") is { } plain)
            status(plain.Value);
    }

    /// <summary>A MIME bundle as the file stores it: text in lines, JSON as JSON, base64 in one string.</summary>
    private static JsonObject Bundle(IReadOnlyList<MimeValue> values)
    {
        var bundle = new JsonObject();
        foreach (var (mimeType, value) in values)
            bundle[mimeType] = Stored(mimeType, value);
        return bundle;
    }

    private static JsonNode? Stored(string mimeType, string value)
    {
        if (mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType.EndsWith("+xml", StringComparison.Ordinal))
            return Multiline.Write(value);
        if (mimeType != "application/json" && !mimeType.EndsWith("+json", StringComparison.Ordinal))
            return value;
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
        if (!text.Contains('\r', StringComparison.Ordinal))
            return text;
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return string.Join('\n', lines.Select(line =>
        {
            var kept = line.TrimEnd('\r');
            return kept[(kept.LastIndexOf('\r') + 1)..];
        }));
    }
}
