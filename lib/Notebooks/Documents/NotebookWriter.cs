using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Documents;

/// <summary>
/// Writes a notebook as Jupyter does: one space of indentation, only what JSON demands escaped, one line end at the end.
/// The order of the keys stays as it is, so that a rewritten notebook differs only where it changed.
/// </summary>
public static class NotebookWriter
{
    /// <summary>The text of the file.</summary>
    public static string Write(NotebookDocument notebook)
    {
        var text = new StringBuilder();
        Write(text, notebook.Json, depth: 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject fields:
                Block(text, '{', '}', fields, depth, field =>
                {
                    Quote(text, field.Key);
                    text.Append(": ");
                    Write(text, field.Value, depth + 1);
                });
                break;
            case JsonArray items:
                Block(text, '[', ']', items, depth, item => Write(text, item, depth + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Quote(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void Block<T>(StringBuilder text, char open, char close, ICollection<T> items, int depth, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "\n" : ",\n").Append(' ', depth + 1);
            first = false;
            write(item);
        }
        if (!first) text.Append('\n').Append(' ', depth);
        text.Append(close);
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
