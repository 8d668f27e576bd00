using System.Text.Json.Nodes;
using Notebooks.Documents;

namespace Course.Tests.Support;

/// <summary>Small notebooks.</summary>
internal static class TestNotebook
{
    public static NotebookDocument Of(params string[] code)
    {
        var notebook = NotebookDocument.Create();
        foreach (var source in code) notebook.Add(NotebookCell.NewCode(source));
        return notebook;
    }

    /// <summary>A notebook with parameters and a quick profile for the first of them.</summary>
    public static NotebookDocument WithParameters(string declaration, string quick, params string[] code)
    {
        var notebook = NotebookDocument.Create();
        notebook.Add(NotebookCell.NewCode(declaration, "parameters"));
        foreach (var source in code) notebook.Add(NotebookCell.NewCode(source));
        notebook.Metadata["course"] = new JsonObject { ["profiles"] = new JsonObject { ["quick"] = JsonNode.Parse(quick) } };
        return notebook;
    }

    /// <summary>All text that a notebook's cells put out.</summary>
    public static string Text(string path) => string.Concat(
        NotebookDocument.Load(path).Cells.Where(cell => cell.IsCode).SelectMany(cell => cell.Outputs)
            .Select(output => Multiline.Read(output!["text"] ?? output["data"]?["text/plain"] ?? output["evalue"])));
}
