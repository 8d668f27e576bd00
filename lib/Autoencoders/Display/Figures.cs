using System.Text.Json;

namespace Autoencoders.Display;

/// <summary>The numbers that a notebook stands by, by name; its outputs have them as <see cref="MimeType"/>.</summary>
public sealed class Figures : IDisplayed
{
    internal const string MimeType = "application/vnd.autoencoders.figures+json";

    private readonly (string Name, double Value)[] _values;
    private readonly Table _table;

    private Figures((string Name, double Value)[] values)
    {
        _values = values;
        _table = new Table(["figure", "value"], values.Select(v => new[] { v.Name, v.Value.ToString("0.####") }), [false, true]);
    }

    /// <summary>Reports one result, for example <c>Figures.Report("test_bce", 0.0921)</c>.</summary>
    /// <param name="name">What the number is; snake case, with its unit unless it has none.</param>
    /// <param name="value">The number, which must be finite.</param>
    public static void Report(string name, double value) => Report((name, value));

    /// <summary>Reports several results in one table.</summary>
    public static void Report(params (string Name, double Value)[] values) => LiveDisplay.Show(Of(values));

    internal static Figures Of(params (string Name, double Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            if (!double.IsFinite(value)) throw new ArgumentException($"Figure '{name}' is {value}: look at the cell that computes it.");
        }

        return new Figures(values);
    }

    /// <summary>The figures as a table.</summary>
    public string ToHtml() => _table.ToHtml();

    /// <inheritdoc/>
    public override string ToString() => _table.ToText(header: false);

    /// <summary>The figures as one flat JSON object.</summary>
    internal string ToJson() =>
        JsonSerializer.Serialize(_values.DistinctBy(v => v.Name).ToDictionary(v => v.Name, v => v.Value));
}
