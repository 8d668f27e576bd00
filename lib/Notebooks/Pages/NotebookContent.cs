using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Notebooks.Pages;

/// <summary>A notebook's cells as HTML, for whatever frame a page puts round them.</summary>
/// <param name="Html">Text, code and outputs, in order.</param>
/// <param name="Headings">The headings in it.</param>
/// <param name="HasCharts">Whether a script can draw charts in it.</param>
/// <param name="HasFormulas">Whether a script can set formulas in it.</param>
/// <param name="HasFrames">Whether a script can give frames in it their heights.</param>
public sealed partial record NotebookContent(
    string Html, IReadOnlyList<PageHeading> Headings, bool HasCharts, bool HasFormulas, bool HasFrames)
{
    private static readonly TimeSpan s_worthMentioning = TimeSpan.FromSeconds(0.5);

    /// <summary>The HTML of a notebook.</summary>
    /// <param name="notebook">The notebook, usually an executed copy.</param>
    /// <param name="folder">The folder against which the text's pictures are found; null to leave their addresses as they are.</param>
    /// <param name="media">Where pictures and charts go.</param>
    /// <param name="before">HTML that stands before a cell, null for none; may be left out.</param>
    /// <param name="instead">HTML that takes a cell's place, null to show the cell; may be left out.</param>
    public static NotebookContent Of(
        NotebookDocument notebook,
        string? folder,
        PageMedia media,
        Func<NotebookCell, string?>? before = null,
        Func<NotebookCell, string?>? instead = null)
    {
        var markdown = new MarkdownText(folder, media);
        var outputs = new OutputHtml(media);
        var cells = new StringBuilder();
        foreach (var cell in notebook.Cells)
        {
            cells.Append(before?.Invoke(cell));
            if (instead?.Invoke(cell) is { } other) cells.Append(other);
            else if (cell.IsMarkdown) cells.Append(markdown.Render(cell));
            else if (cell.IsCode) Code(cells, cell, outputs);
        }
        return new NotebookContent(NoText().Replace(cells.ToString(), "\ufffd"), markdown.Headings, outputs.HasCharts,
            markdown.HasFormulas || outputs.HasFormulas, markdown.HasFrames || outputs.HasFrames);
    }

    /// <summary>A table of contents of the headings of levels 2 and 3; empty without any.</summary>
    public string Contents()
    {
        var entries = Headings.Where(heading => heading.Level is 2 or 3).ToList();
        return entries.Count == 0 ? "" : $"<ol>{string.Concat(entries.Select(Entry))}</ol>";

        static string Entry(PageHeading heading) =>
            $"<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\">{WebUtility.HtmlEncode(heading.Text)}</a></li>";
    }

    private static void Code(StringBuilder html, NotebookCell cell, OutputHtml writer)
    {
        if (string.IsNullOrWhiteSpace(cell.Source)) return;
        var number = cell.ExecutionCount?.ToString(CultureInfo.InvariantCulture) ?? "&nbsp;";
        html.Append("<section class=\"cell\">");
        var notes = Notes(cell);
        if (notes.Length > 0) html.Append($"<p class=\"notes\">{notes}</p>");
        html.Append($"<div class=\"input\"><span class=\"count\" aria-hidden=\"true\">{number}</span>");
        var label = cell.ExecutionCount is null ? "C# code" : $"C# code, cell {number}";
        html.Append($"<pre tabindex=\"0\" role=\"region\" aria-label=\"{label}\">");
        html.Append($"<code>{CodeHighlighter.Write(cell.Source.TrimEnd())}</code></pre></div>");
        var outputs = writer.Write(cell);
        if (outputs.Length > 0) html.Append("<div class=\"outputs\">").Append(outputs).Append("</div>");
        html.Append("</section>\n");
    }

    private static string Notes(NotebookCell cell)
    {
        var notes = new List<string>();
        if (cell.HasTag(NotebookParameter.Tag)) notes.Add("parameters");
        if (cell.HasTag(NotebookParameter.InjectedTag)) notes.Add("set for this run");
        if (cell.HasTag("skip-execution")) notes.Add("not run here");
        if (cell.Time is { } time && time >= s_worthMentioning) notes.Add(Page.Duration(time));
        return string.Join(" · ", notes);
    }

    /// <summary>Characters that HTML does not allow.</summary>
    [GeneratedRegex("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff]")]
    private static partial Regex NoText();
}

/// <summary>A heading of a page, for its table of contents.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its words.</param>
/// <param name="Id">The anchor by which a link finds it.</param>
public sealed record PageHeading(int Level, string Text, string Id);
