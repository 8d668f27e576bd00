using System.Net;
using Notebooks.Documents;

namespace Notebooks.Pages;

/// <summary>
/// A notebook as one page that holds everything: text, code, outputs and pictures. It needs no network, and no script: only where a folder
/// of
/// scripts lies beside it, formulas are set and charts become interactive.
/// </summary>
public static class NotebookPage
{
    /// <summary>The page's HTML.</summary>
    /// <param name="notebook">The notebook, usually an executed copy.</param>
    /// <param name="name">The name that stands in the title when the notebook has no heading.</param>
    /// <param name="folder">The folder against which the text's pictures are found; null to leave their addresses as they are.</param>
    /// <param name="indexLink">A link back to the overview; null for none.</param>
    /// <param name="assets">
    /// The address of the folder with plotly.min.js and <see cref="PageAssets"/>; null for a page without scripts.
    /// </param>
    /// <param name="end">HTML that follows the cells.</param>
    public static string Write(
        NotebookDocument notebook, string name, string? folder = null, string? indexLink = null, string? assets = null, string end = "")
    {
        var content = NotebookContent.Of(notebook, folder, new PageMedia(withCharts: assets is not null));
        var back = indexLink is null ? "" : $"<p class=\"back\"><a href=\"{WebUtility.HtmlEncode(indexLink)}\">All notebooks</a></p>";
        var body = $"<div class=\"page\">\n{Navigation(content.Contents(), back)}<main>\n{content.Html}{end}</main>\n</div>";
        return Page.WriteAlone(notebook.Title ?? name, assets is null ? "" : PageAssets.Head(assets, content), body);
    }

    private static string Navigation(string contents, string back) => (contents.Length, back.Length) switch
    {
        (0, 0) => "",
        (0, _) => $"<nav aria-label=\"Contents\">{back}</nav>\n",
        _ => $"<nav aria-label=\"Contents\">{back}<p class=\"label\">Contents</p>{contents}</nav>\n",
    };
}
