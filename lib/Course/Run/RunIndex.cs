using System.Net;
using System.Text;
using Course.Metadata;
using Notebooks.Execution;
using Notebooks.Pages;

namespace Course.Run;

/// <summary>The overview of a run: what ran, how it ended, how long it took, and the figures that came out.</summary>
internal static class RunIndex
{
    private const string Title = "Autoencoders in C#";

    /// <summary>The page's HTML.</summary>
    /// <param name="results">The notebooks in order.</param>
    /// <param name="link">The address of a notebook's page.</param>
    /// <param name="note">One line below the heading, such as date and machine.</param>
    public static string Write(IReadOnlyList<CourseNotebook> results, Func<CourseNotebook, string> link, string note)
    {
        var body = new StringBuilder(
            $"<div class=\"page\"><main class=\"index\">\n<h1>{Title}</h1>\n<p class=\"lead\">{Encode(note)}</p>\n");
        body.Append("<ul class=\"cards\">\n");
        foreach (var result in results) Card(body, result, link(result));
        return Page.WriteAlone(Title, "", body.Append("</ul>\n</main></div>").ToString());
    }

    private static void Card(StringBuilder html, CourseNotebook result, string link)
    {
        var run = result.Run;
        var style = run.Status == RunStatus.Succeeded ? "good" : "bad";
        html.Append($"<li class=\"card\"><h2><a href=\"{Encode(link)}\">{Encode(run.Document.Title ?? result.Name)}</a></h2>");
        html.Append($"<p><span class=\"badge {style}\">{RunReport.Status(run.Status)}</span> ");
        html.Append($"{run.CellsRun} of {run.CellCount} cells, {Page.Duration(run.Duration)}</p>");
        if (run.Failure is { } failure) html.Append($"<p class=\"message\">{Encode(failure.Message)}</p>");
        if (result.Figures.Count > 0) html.Append($"<table>{ReportedFigures.Rows(result.Figures)}</table>");
        html.Append("</li>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
