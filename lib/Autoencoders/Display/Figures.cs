using System.Text.Json;

namespace Autoencoders.Display;

/// <summary>
/// The numbers that a notebook stands by, by name. Whoever runs the notebook finds them in its outputs under
/// <c>application/vnd.autoencoders.figures+json</c> and can print or check them.
/// </summary>
[TypeFormatterSource(typeof(FiguresFormatters), PreferredMimeTypes = [MimeTypes.Figures, MimeTypes.Html, MimeTypes.Text])]
public sealed class Figures : IMimeBundle
{
    private readonly (string Name, double Value)[] _values;

    private Figures((string Name, double Value)[] values) => _values = values;

    /// <summary>States one result, for example <c>Figures.Report("test_bce", 0.0921)</c>.</summary>
    /// <param name="name">What the number is; snake case, with its unit unless it has none.</param>
    /// <param name="value">The number, which must be finite.</param>
    public static void Report(string name, double value) => Report((name, value));

    /// <summary>States several results in one table.</summary>
    public static void Report(params (string Name, double Value)[] values) => LiveDisplay.Show(Of(values));

    internal static Figures Of(params (string Name, double Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            if (!double.IsFinite(value)) throw new ArgumentException($"Figure '{name}' is {value}, which is no finite number: look at the cell that computes it.", nameof(values));
        }

        return new Figures(values);
    }

    /// <inheritdoc/>
    public override string ToString() => TextTable.Format([.. Rows()], [false, true]);

    string? IMimeBundle.Render(string mimeType) => mimeType switch
    {
        MimeTypes.Figures => JsonSerializer.Serialize(_values.DistinctBy(v => v.Name).ToDictionary(v => v.Name, v => v.Value)),
        MimeTypes.Html => Html.Table(["figure", "value"], Rows(), [false, true]),
        MimeTypes.Text => ToString(),
        _ => null,
    };

    private IEnumerable<IReadOnlyList<string>> Rows() => _values.Select(v => (IReadOnlyList<string>)[v.Name, v.Value.ToString("0.####")]);
}
