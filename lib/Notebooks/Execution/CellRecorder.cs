using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.Kernels;

namespace Notebooks.Execution;

/// <summary>Turns what a cell sends out into the outputs of its code cell in the file.</summary>
/// <param name="cell">The cell that collects the outputs.</param>
/// <param name="displays">The outputs of the whole run by display id: an update reaches a display of an earlier cell.</param>
/// <param name="status">Receives the plain text of displays and updates.</param>
internal sealed class CellRecorder(NotebookCell cell, Dictionary<string, JsonObject> displays, Action<string> status) : IKernelEvents
{
    private const int MaxCharacters = 1_000_000;
    private readonly Lock _recording = new();
    private readonly StringBuilder _text = new();
    private JsonObject? _stream;
    private int _characters;
    private bool _finished;

    /// <summary>The error that the cell reported, if any.</summary>
    public KernelError? Failure { get; private set; }

    public void Write(ConsoleChannel channel, string text)
    {
        lock (_recording)
        {
            if (_characters > MaxCharacters)
                return;
            _characters += text.Length;
            if (_characters > MaxCharacters)
                text = $"\n[The cell printed more than {MaxCharacters} characters; the rest is left out.]\n";
            var name = channel == ConsoleChannel.Output ? "stdout" : "stderr";
            if (_stream?["name"]!.GetValue<string>() != name)
            {
                var stream = new JsonObject { ["name"] = name, ["output_type"] = "stream" };
                Add(stream);
                _stream = stream;
            }
            _text.Append(text);
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

    /// <summary>Ends the recording. What the cell's tasks still send is stored as it comes.</summary>
    public void Finish()
    {
        lock (_recording)
        {
            StoreText();
            _finished = true;
        }
    }

    /// <summary>Puts the gathered console text into its output.</summary>
    private void StoreText()
    {
        if (_stream is not null)
            _stream["text"] = Multiline.Write(Overwritten(_text.ToString()));
    }

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
