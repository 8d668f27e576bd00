using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Course.Benchmarks;

/// <summary>The file of a benchmark: where it was measured, every figure by name, and the ratios with their targets.</summary>
internal static class BenchJson
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file, whole or not at all.</summary>
    public static void Save(BenchResult result, string path) => AtomicFile.WriteAllText(path, Write(result) + "\n");

    public static string Write(BenchResult result) => new JsonObject
    {
        ["conditions"] = new JsonObject(result.Conditions.Select(condition => Pair(condition.Key, condition.Value))),
        ["figures"] = new JsonObject(result.Figures.Select(figure => Pair(figure.Key, Figure(figure.Key, figure.Value)))),
        ["ratios"] = new JsonObject(result.Ratios.Select(ratio => Pair(ratio.Line.Name, WithTarget(new JsonObject { ["value"] = ratio.Value }, ratio.Line.Target, ratio.Value)))),
    }.ToJsonString(s_options);

    /// <summary>Reads a file that was written so.</summary>
    /// <exception cref="InputException">There is no such file, or it is another one.</exception>
    public static BenchResult Load(string path)
    {
        if (!File.Exists(path)) throw new InputException($"There is no file '{path}'. './course bench --json {Path.GetFileName(path)}' writes one.");
        try
        {
            return Read(File.ReadAllText(path));
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw new InputException($"'{path}' is no file of './course bench --json': {error.Message}", error);
        }
    }

    public static BenchResult Read(string text)
    {
        var json = JsonNode.Parse(text) as JsonObject ?? throw new FormatException("it holds no object.");
        var (conditions, figures) = (Part(json, "conditions"), Part(json, "figures"));
        return new BenchResult(
            conditions.ToDictionary(pair => pair.Key, pair => $"{pair.Value}"),
            figures.ToDictionary(pair => pair.Key, pair => ReadFigure(pair.Key, pair.Value)));
    }

    private static JsonObject Part(JsonObject json, string name) => json[name] as JsonObject ?? throw new FormatException($"it has no '{name}'.");

    private static Sample ReadFigure(string name, JsonNode? node) => node is JsonObject figure && figure["unit"] is { } unit && figure["values"] is JsonArray { Count: > 0 } values
        ? new Sample(unit.GetValue<string>(), [.. values.Select(value => value?.GetValue<double>() ?? double.NaN)])
        : throw new FormatException($"the figure '{name}' has no unit or no values.");

    private static JsonObject Figure(string name, Sample sample)
    {
        var figure = new JsonObject
        {
            ["unit"] = sample.Unit,
            ["median"] = sample.Median,
            ["min"] = sample.Min,
            ["max"] = sample.Max,
            ["values"] = new JsonArray([.. sample.Values.Select(value => (JsonNode)value)]),
        };
        return WithTarget(figure, BenchCatalogue.Targets.GetValueOrDefault(name), sample.Median);
    }

    private static JsonObject WithTarget(JsonObject json, Target? target, double value)
    {
        if (target is null) return json;
        json["target"] = target.ToString();
        json["reached"] = target.IsReached(value);
        return json;
    }

    private static KeyValuePair<string, JsonNode?> Pair(string name, JsonNode value) => new(name, value);
}
