using System.Text.Json.Nodes;

namespace Notebooks.Execution;

/// <summary>Entries of nested metadata by a dotted path, such as <c>course.figures</c>.</summary>
internal static class MetadataPath
{
    public static JsonNode? Get(JsonObject metadata, string path)
    {
        JsonNode? node = metadata;
        foreach (var name in path.Split('.'))
            node = (node as JsonObject)?[name];
        return node;
    }

    /// <summary>Sets an entry, creating what lies above it; null removes the entry.</summary>
    public static void Set(JsonObject metadata, string path, JsonNode? value)
    {
        var names = path.Split('.');
        var owner = metadata;
        foreach (var name in names[..^1])
        {
            if (owner[name] is not JsonObject next)
            {
                if (value is null)
                    return;
                owner[name] = next = [];
            }
            owner = next;
        }
        if (value is null)
            owner.Remove(names[^1]);
        else
            owner[names[^1]] = value;
    }
}
