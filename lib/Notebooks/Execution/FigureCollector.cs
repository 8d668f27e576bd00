using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>Gathers the result figures that a notebook's outputs state.</summary>
public static class FigureCollector
{
    /// <summary>The figures in the metadata of an executed notebook, in order; none when it states none.</summary>
    public static IReadOnlyDictionary<string, double> Read(NotebookDocument notebook, ExecutionOptions? options = null) =>
        MetadataPath.Get(notebook.Metadata, (options ?? new()).FiguresPath) is JsonObject figures ? Numbers(figures) : new Dictionary<string, double>();

    /// <summary>Merges the figures of all outputs into the metadata; of a name stated twice, the later wins.</summary>
    internal static IReadOnlyDictionary<string, double> Collect(NotebookDocument notebook, ExecutionOptions options)
    {
        var merged = new Dictionary<string, double>();
        foreach (var output in notebook.Cells.Where(cell => cell.IsCode).SelectMany(cell => cell.Outputs))
        {
            foreach (var (name, value) in Numbers(Parse(output?["data"]?[options.FiguresMimeType])))
                merged[name] = value;
        }
        var figures = merged.Count == 0 ? null : new JsonObject([.. merged.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))]);
        MetadataPath.Set(notebook.Metadata, options.FiguresPath, figures);
        return merged;
    }

    /// <summary>A JSON output is stored as JSON, or as a string that holds JSON.</summary>
    private static JsonObject? Parse(JsonNode? stored)
    {
        if (Multiline.Read(stored) is not { } text)
            return stored as JsonObject;
        try
        {
            return NotebookReader.ReadJson(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The numbers that a double holds: 1e999 is none.</summary>
    private static Dictionary<string, double> Numbers(JsonObject? figures) =>
        (from figure in figures ?? []
         where figure.Value?.GetValueKind() == JsonValueKind.Number
         let value = figure.Value!.GetValue<double>()
         where double.IsFinite(value)
         select (figure.Key, value)).ToDictionary();
}
