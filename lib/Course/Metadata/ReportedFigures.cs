using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Course.Metadata;

/// <summary>The figures that a notebook reports: in its outputs, and after a run in its metadata as <c>course.figures</c>.</summary>
internal static class ReportedFigures
{
    /// <summary>Outputs of this type state figures, as a JSON object of numbers.</summary>
    public const string MimeType = "application/vnd.autoencoders.figures+json";

    private const string Entry = "figures";

    /// <summary>The figures in the metadata of an executed notebook, in order; none when it states none.</summary>
    public static IReadOnlyDictionary<string, double> Read(NotebookDocument notebook) =>
        Numbers((notebook.Metadata["course"] as JsonObject)?[Entry] as JsonObject);

    /// <summary>Puts the figures of all outputs into the metadata; of a name stated twice, the later wins.</summary>
    public static IReadOnlyDictionary<string, double> Collect(NotebookDocument notebook)
    {
        var figures = new Dictionary<string, double>();
        foreach (var (name, value) in notebook.Cells.Where(cell => cell.IsCode).SelectMany(In)) figures[name] = value;

        var course = notebook.Metadata["course"] as JsonObject;
        if (figures.Count == 0)
        {
            course?.Remove(Entry);
            return figures;
        }

        if (course is null) notebook.Metadata["course"] = course = [];
        course[Entry] = new JsonObject([.. figures.Select(figure => KeyValuePair.Create(figure.Key, (JsonNode?)figure.Value))]);
        return figures;
    }

    /// <summary>The figures in the outputs of one cell.</summary>
    public static Dictionary<string, double> In(NotebookCell cell)
    {
        var figures = new Dictionary<string, double>();
        foreach (var output in cell.Outputs)
        {
            foreach (var (name, value) in Numbers(Parse(output?["data"]?[MimeType]))) figures[name] = value;
        }

        return figures;
    }

    /// <summary>Figures as rows of an HTML table; empty without any.</summary>
    public static string Rows(IReadOnlyDictionary<string, double> figures) => string.Concat(figures.Select(figure =>
        $"<tr><th scope=\"row\">{WebUtility.HtmlEncode(figure.Key)}</th><td>{Text(figure.Value)}</td></tr>"));

    /// <summary>A figure as people read it: four decimals for what is small, none for what is large.</summary>
    public static string Text(double value) => Math.Abs(value) switch
    {
        _ when double.IsInteger(value) => value.ToString("0", CultureInfo.InvariantCulture),
        < 0.001 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.0000", CultureInfo.InvariantCulture),
        < 1000 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0", CultureInfo.InvariantCulture),
    };

    /// <summary>A JSON output is stored as JSON, or as a string that holds JSON.</summary>
    private static JsonObject? Parse(JsonNode? stored)
    {
        if (Multiline.Read(stored) is not { } text) return stored as JsonObject;
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
