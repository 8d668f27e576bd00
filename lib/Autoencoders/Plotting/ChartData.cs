using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Plotly.NET;
using XPlot.Plotly;

namespace Autoencoders.Plotting;

/// <summary>
/// A chart in Plotly's JSON format: <c>data</c>, a list of traces, and <c>layout</c>
/// (https://plotly.com/chart-studio-help/json-chart-schema/).
/// </summary>
internal sealed class ChartData
{
    /// <summary>Of a trace with more points than this, the front end gets an even selection; the picture shows them all.</summary>
    public const int MostPoints = 1000;

    /// <summary>The same for a trace whose points have texts, which weigh more than the points.</summary>
    public const int MostTexts = 250;

    private static readonly JsonSerializerOptions s_json =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.BraillePatterns) };

    private readonly JsonNode _root;

    private ChartData(JsonNode root) => _root = root;

    public IEnumerable<JsonObject> Traces => (_root["data"] as JsonArray ?? []).OfType<JsonObject>();

    public JsonObject Layout => _root["layout"] as JsonObject ?? [];

    /// <summary>The title; empty when there is none.</summary>
    public string Title => TextOf(Layout["title"]);

    /// <summary>A chart of Plotly.NET.</summary>
    public static ChartData Of(GenericChart chart) => new(JsonNode.Parse(GenericChart.toFigureJson(chart))!);

    /// <summary>A chart of XPlot, which gives its parts only within its script: <c>var data = [...]; var layout = {...};</c>.</summary>
    public static ChartData Of(PlotlyChart chart)
    {
        var script = chart.GetInlineJS();
        var layout = ValueOf(script, "layout") as JsonObject ?? [];
        if (chart.Width > 0) layout["width"] ??= chart.Width;
        if (chart.Height > 0) layout["height"] ??= chart.Height;
        return new ChartData(new JsonObject { ["data"] = ValueOf(script, "data") ?? new JsonArray(), ["layout"] = layout });
    }

    /// <summary>A text that Plotly takes as it is or as an object with a <c>text</c>.</summary>
    public static string TextOf(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonObject fields => TextOf(fields["text"]),
        _ => "",
    };

    /// <summary>The chart for a front end: of long traces of points an even selection, and five digits of each number.</summary>
    public string ToJson()
    {
        var copy = _root.DeepClone();
        var traces = (copy["data"] as JsonArray ?? []).OfType<JsonObject>();
        foreach (var trace in traces.Where(trace => TextOf(trace["type"]) is "scatter" or "scattergl" or ""))
        {
            var stride = ((trace["x"] as JsonArray)?.Count ?? 0) / (trace["text"] is JsonArray ? MostTexts : MostPoints) + 1;
            foreach (var name in (string[])["x", "y", "text"])
            {
                if (trace[name] is not JsonArray values) continue;
                trace[name] = new JsonArray([.. values.Where((_, i) => i % stride == 0).Select(Rounded)]);
            }
        }

        return new JsonObject { ["data"] = copy["data"]?.DeepClone(), ["layout"] = copy["layout"]?.DeepClone() }.ToJsonString(s_json);
    }

    /// <summary>What the chart shows, in words.</summary>
    public override string ToString()
    {
        var names = string.Join(", ", Traces.Select(trace => TextOf(trace["name"])).Where(name => name.Length > 0).Distinct());
        return $"Chart: {Title}".TrimEnd() + (names.Length == 0 ? "" : $" ({names})");
    }

    private static JsonNode? Rounded(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number)
        ? JsonValue.Create(double.Parse(number.ToString("G5"))) : node?.DeepClone();

    private static JsonNode? ValueOf(string script, string name)
    {
        var start = script.IndexOf($"var {name} = ", StringComparison.Ordinal);
        if (start < 0) return null;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(script[(start + name.Length + 7)..]));
        var isValue = reader.Read() && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
        return isValue ? JsonNode.Parse(ref reader) : null;
    }
}
