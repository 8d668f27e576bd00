using System.Globalization;
using System.Text.Json.Nodes;

namespace Notebooks.Documents;

/// <summary>One cell of a notebook: a view on its JSON object, which keeps every field it does not know.</summary>
public sealed class NotebookCell
{
    internal NotebookCell(JsonObject json) => Json = json;

    /// <summary>The cell as the file has it.</summary>
    public JsonObject Json { get; }

    /// <summary><c>code</c>, <c>markdown</c> or <c>raw</c>.</summary>
    public string CellType => Json["cell_type"]!.GetValue<string>();

    /// <summary>The cell's id, or null.</summary>
    public string? Id => Multiline.Read(Json["id"]);

    /// <summary>Whether the cell holds code.</summary>
    public bool IsCode => CellType == "code";

    /// <summary>Whether the cell holds Markdown.</summary>
    public bool IsMarkdown => CellType == "markdown";

    /// <summary>The text of the cell. Written as a list of lines, as Jupyter does.</summary>
    public string Source
    {
        get => Multiline.Read(Json["source"])!;
        set => Json["source"] = Multiline.Write(value);
    }

    /// <summary>The cell's metadata, created when missing.</summary>
    public JsonObject Metadata
    {
        get
        {
            if (Json["metadata"] is not JsonObject metadata) Json["metadata"] = metadata = [];
            return metadata;
        }
    }

    /// <summary>The cell's tags, such as <c>parameters</c>.</summary>
    public IEnumerable<string> Tags =>
        Json["metadata"]?["tags"] is JsonArray tags
            ? tags.OfType<JsonValue>().Select(tag => tag.TryGetValue(out string? text) ? text : null).OfType<string>()
            : [];

    /// <summary>The outputs of a code cell, created when missing.</summary>
    public JsonArray Outputs
    {
        get
        {
            if (Json["outputs"] is not JsonArray outputs) Json["outputs"] = outputs = [];
            return outputs;
        }
    }

    /// <summary>The number in brackets beside an executed code cell, or null.</summary>
    public int? ExecutionCount
    {
        get => Json["execution_count"] is JsonValue value && value.TryGetValue(out int count) ? count : null;
        set => Json["execution_count"] = value;
    }

    /// <summary>How long the cell ran, as a run leaves it in the metadata; null when it does not say.</summary>
    public TimeSpan? Time => Json["metadata"]?["execution"] is JsonObject times
        && Moment(times["iopub.status.busy"]) is { } start && Moment(times["shell.execute_reply"]) is { } end ? end - start : null;

    /// <summary>Whether the cell carries <paramref name="tag"/>.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag);

    /// <summary>Adds a tag.</summary>
    public void AddTag(string tag)
    {
        if (Metadata["tags"] is not JsonArray tags) Metadata["tags"] = tags = [];
        tags.Add(tag);
    }

    /// <summary>Forgets what an earlier run left: outputs, execution count and timing.</summary>
    public void ClearOutputs()
    {
        Json["outputs"] = new JsonArray();
        Json["execution_count"] = null;
        (Json["metadata"] as JsonObject)?.Remove("execution");
    }

    /// <summary>Makes a code cell with a fresh id.</summary>
    public static NotebookCell NewCode(string source, params ReadOnlySpan<string> tags)
    {
        var metadata = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" },
        };
        if (tags.Length > 0) metadata["tags"] = new JsonArray([.. tags.ToArray().Select(tag => (JsonNode)tag)]);
        return new(new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = NewId(),
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = Multiline.Write(source),
        });
    }

    /// <summary>Makes a Markdown cell with a fresh id.</summary>
    public static NotebookCell NewMarkdown(string source) => new(new JsonObject
    {
        ["cell_type"] = "markdown",
        ["id"] = NewId(),
        ["metadata"] = new JsonObject(),
        ["source"] = Multiline.Write(source),
    });

    private static DateTime? Moment(JsonNode? node) =>
        DateTime.TryParse(Multiline.Read(node), CultureInfo.InvariantCulture, out var time) ? time : null;

    internal static string NewId() => Guid.NewGuid().ToString("N")[..8];
}
