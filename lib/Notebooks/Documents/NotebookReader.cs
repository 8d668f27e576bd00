using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Documents;

/// <summary>Reads notebooks and checks the parts that the rest of the engine relies on.</summary>
public static class NotebookReader
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    /// <summary>Reads a notebook from its bytes (UTF-8, a byte order mark is allowed).</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="NotebookFormatException">The content is not a notebook of format 4; the message says where and why.</exception>
    public static NotebookDocument Read(ReadOnlySpan<byte> bytes, string name)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        if (bytes.StartsWith(mark)) bytes = bytes[mark.Length..];
        try
        {
            return new NotebookDocument(new Checker(name).Notebook(JsonNode.Parse(bytes, documentOptions: s_strict)));
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $" in line {line + 1}" : "";
            throw new NotebookFormatException($"{name}: not valid JSON{place}: {error.Message} A notebook is a JSON file.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new NotebookFormatException($"{name}: holds a name that is not valid Unicode: {error.Message}", error);
        }
    }

    /// <summary>Reads JSON that a notebook can hold as a value: each name once in its object, valid Unicode, at most 64 levels.</summary>
    /// <exception cref="JsonException">It is not such JSON.</exception>
    public static JsonNode? ReadJson(string text)
    {
        var node = JsonNode.Parse(text, documentOptions: s_strict with { MaxDepth = 64 });
        try
        {
            ReadTexts(node);
            return node;
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    /// <summary>Reads every text once: half a surrogate pair fails here, and not later in the middle of a run.</summary>
    /// <exception cref="InvalidOperationException">A text is not valid Unicode.</exception>
    private static void ReadTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (_, value) in fields) ReadTexts(value);
                break;
            case JsonArray items:
                foreach (var item in items) ReadTexts(item);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }

    /// <summary>Checks a notebook against nbformat 4; fields that the format does not name may hold anything.</summary>
    private sealed class Checker(string name)
    {
        public JsonObject Notebook(JsonNode? root)
        {
            var notebook = root as JsonObject ?? throw Wrong("the file", "a JSON object", root);
            var major = Number(notebook["nbformat"], "'nbformat'");
            if (major != 4)
            {
                throw Refused($"'nbformat' is {major}; only format 4 is read. Save the notebook again with a current Jupyter or VS Code.");
            }
            if (Number(notebook["nbformat_minor"], "'nbformat_minor'") < 0)
            {
                throw Wrong("'nbformat_minor'", "a number from 0", notebook["nbformat_minor"]);
            }
            Optional<JsonObject>(notebook, "metadata", "'metadata'", "an object");
            var cells = notebook["cells"] as JsonArray ?? throw Wrong("'cells'", "a list", notebook["cells"]);
            for (var i = 0; i < cells.Count; i++) Cell(cells[i], $"cell {i + 1}");
            foreach (var (key, value) in notebook.Where(field => field.Key != "cells")) Texts(value, $"'{key}'");
            return notebook;
        }

        private void Cell(JsonNode? node, string place)
        {
            Texts(node, place);
            var cell = node as JsonObject ?? throw Wrong(place, "an object", node);
            var kind = Text(cell["cell_type"]);
            if (kind is not ("code" or "markdown" or "raw"))
            {
                throw Wrong($"{place}, 'cell_type'", "'code', 'markdown' or 'raw'", cell["cell_type"]);
            }
            Lines(cell["source"], $"{place}, 'source'");
            if (cell["id"] is { } id && Text(id) is null) throw Wrong($"{place}, 'id'", "a string", id);
            if (Optional<JsonObject>(cell, "metadata", $"{place}, 'metadata'", "an object") is { } metadata)
            {
                Strings(metadata, "tags", place);
            }
            if (Optional<JsonObject>(cell, "attachments", $"{place}, 'attachments'", "an object") is { } attachments)
            {
                Attachments(attachments, place);
            }
            if (kind == "code" && Optional<JsonArray>(cell, "outputs", $"{place}, 'outputs'", "a list") is { } outputs)
            {
                Outputs(outputs, place);
            }
        }

        private void Attachments(JsonObject attachments, string place)
        {
            foreach (var (file, node) in attachments)
            {
                var within = $"{place}, attachment '{file}'";
                foreach (var (type, content) in node as JsonObject ?? throw Wrong(within, "an object of contents by MIME type", node))
                {
                    var isPicture = type.StartsWith("image/", StringComparison.Ordinal);
                    if (Multiline.Read(content) is not { } text || (isPicture && PictureData.Decode(type, text) is null))
                    {
                        throw Wrong($"{within}, '{type}'", "base64", content);
                    }
                }
            }
        }

        private void Outputs(JsonArray outputs, string place)
        {
            for (var i = 0; i < outputs.Count; i++)
            {
                var within = $"{place}, output {i + 1}";
                if (outputs[i] is not JsonObject output || Text(output["output_type"]) is not { } type)
                {
                    throw Wrong(within, "an object with an 'output_type'", outputs[i]);
                }
                Optional<JsonObject>(output, "metadata", $"{within}, 'metadata'", "an object");
                if (type is "display_data" or "execute_result")
                {
                    Optional<JsonObject>(output, "data", $"{within}, 'data'", "an object of values by MIME type");
                }
                if (type == "error") Strings(output, "traceback", within);
                foreach (var key in type switch { "stream" => (string[])["name", "text"], "error" => ["ename", "evalue"], _ => [] })
                {
                    if (output[key] is { } text) Lines(text, $"{within}, '{key}'");
                }
            }
        }

        private void Strings(JsonObject owner, string key, string place)
        {
            const string expected = "a list of strings";
            if (Optional<JsonArray>(owner, key, $"{place}, '{key}'", expected) is { } list && list.Any(item => Text(item) is null))
            {
                throw Wrong($"{place}, '{key}'", expected, list);
            }
        }

        private void Lines(JsonNode? node, string place)
        {
            if (Multiline.Read(node) is null) throw Wrong(place, "a string or a list of strings", node);
        }

        /// <summary>A field that may be missing or null, but is nothing of another kind.</summary>
        private T? Optional<T>(JsonObject owner, string key, string place, string expected) where T : JsonNode => owner[key] switch
        {
            null => null,
            T node => node,
            var other => throw Wrong(place, expected, other),
        };

        private void Texts(JsonNode? node, string place)
        {
            try
            {
                ReadTexts(node);
            }
            catch (InvalidOperationException error)
            {
                throw Refused($"{place} holds text that is not valid Unicode: {error.Message}");
            }
        }

        private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

        private int Number(JsonNode? node, string place) =>
            node is JsonValue value && value.TryGetValue(out int number) ? number : throw Wrong(place, "a whole number", node);

        private NotebookFormatException Wrong(string place, string expected, JsonNode? found)
        {
            var text = found?.ToJsonString() ?? "missing or null";
            return Refused($"{place} must be {expected}, but is {(text.Length <= 60 ? text : text[..60] + "...")}.");
        }

        private NotebookFormatException Refused(string reason) => new($"{name}: {reason}");
    }
}

/// <summary>
/// A file is not a notebook that can be read: the message names the file, the place in it, what was found and what is allowed.
/// </summary>
/// <param name="message">The message.</param>
/// <param name="cause">What caused it.</param>
public sealed class NotebookFormatException(string message, Exception? cause = null) : Exception(message, cause);
