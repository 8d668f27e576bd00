using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Notebooks.Html;

/// <summary>A notebook as one page that holds everything: text, formulas, code, outputs and pictures. No scripts, no network.</summary>
public static class NotebookPage
{
    private const double WorthMentioning = 0.5;

    /// <summary>The page's HTML.</summary>
    /// <param name="notebook">The notebook, usually an executed copy.</param>
    /// <param name="name">The name that stands in the title when the notebook has no heading.</param>
    /// <param name="folder">The folder against which the text's pictures are found; null to leave their addresses as they are.</param>
    /// <param name="indexLink">A link back to the overview; null for none.</param>
    public static string Write(NotebookDocument notebook, string name, string? folder = null, string? indexLink = null)
    {
        var markdown = new MarkdownText(folder);
        var cells = new StringBuilder();
        foreach (var cell in notebook.Cells)
        {
            if (cell.IsMarkdown)
                cells.Append("<section class=\"text\">").Append(markdown.Render(cell)).Append("</section>\n");
            else if (cell.IsCode)
                Code(cells, cell);
        }
        var back = indexLink is null ? "" : $"<p class=\"back\"><a href=\"{WebUtility.HtmlEncode(indexLink)}\">All notebooks</a></p>";
        var body = $"<div class=\"page\">\n{Contents(markdown.Headings, back)}<main>\n{cells}{Figures(notebook)}</main>\n</div>";
        return Page.Write(notebook.Title ?? name, body);
    }

    private static void Code(StringBuilder html, NotebookCell cell)
    {
        if (string.IsNullOrWhiteSpace(cell.Source))
            return;
        var number = cell.ExecutionCount?.ToString(CultureInfo.InvariantCulture) ?? "&nbsp;";
        html.Append("<section class=\"cell\">");
        var notes = Notes(cell);
        if (notes.Length > 0)
            html.Append($"<p class=\"notes\">{notes}</p>");
        html.Append($"<div class=\"input\"><span class=\"count\" aria-hidden=\"true\">{number}</span>");
        html.Append($"<pre tabindex=\"0\" aria-label=\"C# code\"><code>{CodeHighlighter.Write(cell.Source.TrimEnd())}</code></pre></div>");
        var outputs = OutputHtml.Write(cell);
        if (outputs.Length > 0)
            html.Append("<div class=\"outputs\">").Append(outputs).Append("</div>");
        html.Append("</section>\n");
    }

    private static string Notes(NotebookCell cell)
    {
        var notes = new List<string>();
        if (cell.HasTag(NotebookParameter.Tag))
            notes.Add("parameters");
        if (cell.HasTag(NotebookParameter.InjectedTag))
            notes.Add("set for this run");
        if (cell.HasTag("skip-execution"))
            notes.Add("not run here");
        if (Seconds(cell) is { } seconds && seconds >= WorthMentioning)
            notes.Add(Page.Duration(seconds));
        return string.Join(" · ", notes);
    }

    private static double? Seconds(NotebookCell cell) =>
        cell.Json["metadata"]?["execution"] is JsonObject times
        && DateTime.TryParse(Multiline.Read(times["iopub.status.busy"]), CultureInfo.InvariantCulture, out var start)
        && DateTime.TryParse(Multiline.Read(times["shell.execute_reply"]), CultureInfo.InvariantCulture, out var end)
            ? (end - start).TotalSeconds
            : null;

    private static string Contents(IReadOnlyList<PageHeading> headings, string back)
    {
        var entries = headings.Where(heading => heading.Level is 2 or 3).ToList();
        if (entries.Count == 0)
            return back.Length == 0 ? "" : $"<nav aria-label=\"Contents\">{back}</nav>\n";
        var items = string.Concat(entries.Select(entry => $"<li class=\"level{entry.Level}\"><a href=\"#{entry.Id}\">{WebUtility.HtmlEncode(entry.Text)}</a></li>"));
        return $"<nav aria-label=\"Contents\">{back}<p class=\"label\">Contents</p><ol>{items}</ol></nav>\n";
    }

    private static string Figures(NotebookDocument notebook)
    {
        var figures = FigureCollector.Read(notebook);
        if (figures.Count == 0)
            return "";
        var rows = string.Concat(figures.Select(f => $"<tr><th scope=\"row\">{WebUtility.HtmlEncode(f.Key)}</th><td>{Page.Figure(f.Value)}</td></tr>"));
        return $"<section class=\"figures\"><h2 id=\"figures-of-this-run\">Figures of this run</h2><table>{rows}</table></section>\n";
    }
}
