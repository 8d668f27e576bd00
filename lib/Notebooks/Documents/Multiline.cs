using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Documents;

/// <summary>nbformat's "multiline string": a text stored as one string or as a list of lines that keep their line ends.</summary>
public static class Multiline
{
    /// <summary>Reads either form; anything else gives null.</summary>
    public static string? Read(JsonNode? node)
    {
        switch (node)
        {
            case JsonValue value when value.TryGetValue(out string? text):
                return text;
            case JsonArray lines:
                var joined = new StringBuilder();
                foreach (var line in lines)
                {
                    if (line is not JsonValue part || !part.TryGetValue(out string? partText)) return null;
                    joined.Append(partText);
                }
                return joined.ToString();
            default:
                return null;
        }
    }

    /// <summary>Writes a text as a list of lines; all but the last keep their <c>\n</c>. The empty text is the empty list.</summary>
    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) + 1;
            if (end == 0) end = text.Length;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }
        return lines;
    }
}

/// <summary>A picture as a notebook stores it by its MIME type: in base64, or an SVG as its text.</summary>
public static class PictureData
{
    /// <summary>The picture's bytes; null when <paramref name="stored"/> is not valid base64.</summary>
    public static byte[]? Decode(string mimeType, string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (mimeType == "image/svg+xml" && stored.TrimStart().StartsWith('<')) return Encoding.UTF8.GetBytes(stored);
        var bytes = new byte[stored.Length]; // base64 takes four characters for three bytes
        return Convert.TryFromBase64String(stored, bytes, out var count) ? bytes[..count] : null;
    }
}
