using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Benchmarks;

/// <summary>What came out of a benchmark: every turn's value by measurement and contestant.</summary>
internal sealed class BenchResult
{
    private readonly Dictionary<(string Measurement, string Who), List<double>> _values = [];

    public void Add(string measurement, string who, double value)
    {
        if (!_values.TryGetValue((measurement, who), out var values)) _values[(measurement, who)] = values = [];
        values.Add(value);
    }

    /// <summary>The measurements, in the order in which they came.</summary>
    public IEnumerable<string> Measurements => _values.Keys.Select(key => key.Measurement).Distinct();

    /// <summary>The median of a contestant's turns; null when it was not measured.</summary>
    public double? Median(string measurement, string who)
    {
        if (!_values.TryGetValue((measurement, who), out var values)) return null;
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    /// <summary>Ours by another's; null when one of them was not measured.</summary>
    public double? Ratio(string measurement, string who) => Median(measurement, BenchNames.Ours) / Median(measurement, who);

    /// <summary>The targets whose figures were measured, with these.</summary>
    public IEnumerable<(BenchTarget Target, double Value)> Verdicts =>
        from target in BenchTarget.All
        let value = target.Against is { } who ? Ratio(target.Measurement, who) : Median(target.Measurement, BenchNames.Ours)
        where value is not null
        select (target, value.Value);

    /// <summary>Everything as JSON, for other programs.</summary>
    public string ToJson(IReadOnlyDictionary<string, string> conditions)
    {
        var figures = new JsonObject();
        foreach (var ((measurement, who), values) in _values)
        {
            var turns = new JsonArray([.. values.Select(value => (JsonNode)value)]);
            figures[$"{measurement}.{who}"] = new JsonObject { ["median"] = Median(measurement, who), ["values"] = turns };
        }

        var targets = new JsonObject();
        foreach (var (target, value) in Verdicts)
        {
            targets[target.Against is null ? target.Measurement : $"{target.Measurement}: ours/{target.Against}"] =
                new JsonObject { ["value"] = value, ["limit"] = target.Limit, ["reached"] = target.IsReached(value) };
        }

        var around = new JsonObject(conditions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return new JsonObject { ["conditions"] = around, ["figures"] = figures, ["targets"] = targets }
            .ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
