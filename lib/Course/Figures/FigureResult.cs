using System.Globalization;
using Course.Metadata;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Figures;

/// <summary>How a figure came out.</summary>
/// <param name="Line">The figure.</param>
/// <param name="Value">Its value; null when its notebook has not been run.</param>
/// <param name="Reached">Whether it reaches its bar; null when it has none or no value.</param>
/// <param name="Seed">The seed that the notebook was run with; null when it has none.</param>
internal sealed record FigureResult(FigureLine Line, double? Value, bool? Reached, string? Seed)
{
    /// <summary>
    /// The value at the shown digits, rounded against the course where there is a bar: a loss up, a gain down. A dash when there is none.
    /// </summary>
    public string Shown
    {
        get
        {
            if (Value is not { } value) return "–";
            if (Line.Bar is null) return value.ToString($"F{Line.Decimals}", CultureInfo.InvariantCulture);
            var (unit, exact) = (Power(Line.Decimals), (decimal)value);
            var rounded = (Line.Bar.SmallerIsBetter ? Math.Ceiling(exact * unit) : Math.Floor(exact * unit)) / unit;
            return rounded.ToString($"F{Line.Decimals}", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Reads the figures of all lines from the notebooks of a folder.</summary>
    /// <param name="folder">The folder of executed notebooks, laid out as the course is.</param>
    /// <param name="notes">Takes what is to be said of the notebooks, such as that one is of a quick run.</param>
    /// <exception cref="NotebookFormatException">A file is not a notebook.</exception>
    public static IReadOnlyList<FigureResult> Read(string folder, Action<string> notes)
    {
        var results = new List<FigureResult>();
        foreach (var lines in FigureCatalogue.Lines.GroupBy(line => line.Notebook))
        {
            var path = Path.Combine(folder, $"{lines.Key}.ipynb");
            if (!File.Exists(path))
            {
                results.AddRange(lines.Select(line => new FigureResult(line, null, null, null)));
                continue;
            }

            var notebook = NotebookDocument.Load(path);
            var figures = ReportedFigures.Read(notebook);
            var seed = NotebookParameter.ValueOf(notebook, "seed");
            if (figures.Count > 0 && RunStamp.Read(notebook).Profile is { } profile and not Profiles.Full)
            {
                notes($"{lines.Key} ran with the profile '{profile}': the bars are those of '{Profiles.Full}'.");
            }

            results.AddRange(lines.Select(line => Of(line, figures, seed)));
        }

        return results;
    }

    internal static FigureResult Of(
        FigureLine line, IReadOnlyDictionary<string, double> figures, string? seed) => figures.TryGetValue(line.Name, out var value)
        ? new(line, value, line.Bar?.IsReached(value, figures), seed)
        : new(line, null, null, seed);

    private static decimal Power(int decimals) => (decimal)Math.Pow(10, decimals);
}
