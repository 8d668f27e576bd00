using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Documents;

/// <summary>Reads notebooks and checks the parts that the rest of the engine relies on.</summary>
public static class NotebookReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    /// <summary>Reads a notebook from its bytes (UTF-8, a byte order mark is allowed).</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="NotebookFormatException">The content is not a notebook of format 4; the message says where and why.</exception>
    public static NotebookDocument Read(ReadOnlySpan<byte> bytes, string name)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        if (bytes.StartsWith(mark))
            bytes = bytes[mark.Length..];
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(bytes, documentOptions: Strict);
            CheckStrings(root);
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $" in line {line + 1}" : "";
            throw new NotebookFormatException($"{name}: not valid JSON{place}: {error.Message} A notebook is a JSON file.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new NotebookFormatException($"{name}: holds text that is not valid Unicode: {error.Message}", error);
        }
        var check = new Checker(name);
        return new NotebookDocument(check.Notebook(root));
    }

    /// <summary>Reads every text once: half a surrogate pair fails here, and not later in the middle of a run.</summary>
    private static void CheckStrings(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (_, value) in fields)
                    CheckStrings(value);
                break;
            case JsonArray items:
                foreach (var item in items)
                    CheckStrings(item);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }

    private sealed class Checker(string name)
    {
        public JsonObject Notebook(JsonNode? root)
        {
            var notebook = root as JsonObject ?? throw Wrong("the file", "a JSON object", root);
            var major = Number(notebook["nbformat"], "'nbformat'");
            if (major != 4)
                throw new NotebookFormatException($"{name}: 'nbformat' is {major}; only format 4 is read. Save the notebook again with a current Jupyter or VS Code.");
            if (Number(notebook["nbformat_minor"], "'nbformat_minor'") < 0)
                throw Wrong("'nbformat_minor'", "a number from 0", notebook["nbformat_minor"]);
            if (notebook.ContainsKey("metadata") && notebook["metadata"] is not JsonObject)
                throw Wrong("'metadata'", "an object", notebook["metadata"]);
            var cells = notebook["cells"] as JsonArray ?? throw Wrong("'cells'", "a list", notebook["cells"]);
            for (var i = 0; i < cells.Count; i++)
                Cell(cells[i], $"cell {i + 1}");
            return notebook;
        }

        private void Cell(JsonNode? node, string place)
        {
            var cell = node as JsonObject ?? throw Wrong(place, "an object", node);
            if (cell["cell_type"] is not JsonValue type || !type.TryGetValue(out string? kind) || kind is not ("code" or "markdown" or "raw"))
                throw Wrong($"{place}, 'cell_type'", "'code', 'markdown' or 'raw'", cell["cell_type"]);
            if (Multiline.Read(cell["source"]) is null)
                throw Wrong($"{place}, 'source'", "a string or a list of strings", cell["source"]);
            if (cell.ContainsKey("metadata") && cell["metadata"] is not JsonObject)
                throw Wrong($"{place}, 'metadata'", "an object", cell["metadata"]);
            if (kind == "code")
                Outputs(cell, place);
        }

        private void Outputs(JsonObject cell, string place)
        {
            if (!cell.TryGetPropertyValue("outputs", out var node))
                return;
            var outputs = node as JsonArray ?? throw Wrong($"{place}, 'outputs'", "a list", node);
            for (var i = 0; i < outputs.Count; i++)
            {
                if (outputs[i] is not JsonObject output || output["output_type"] is not JsonValue type || !type.TryGetValue(out string? _))
                    throw Wrong($"{place}, output {i + 1}", "an object with an 'output_type'", outputs[i]);
            }
        }

        private int Number(JsonNode? node, string place) =>
            node is JsonValue value && value.TryGetValue(out int number) ? number : throw Wrong(place, "a whole number", node);

        private NotebookFormatException Wrong(string place, string expected, JsonNode? found)
        {
            var text = found?.ToJsonString() ?? "missing or null";
            return new($"{name}: {place} must be {expected}, but is {(text.Length <= 60 ? text : text[..60] + "...")}.");
        }
    }
}
