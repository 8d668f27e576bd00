using System.Net;
using System.Text;
using Notebooks.Execution;

namespace Notebooks.Html;

/// <summary>The overview of a run: what ran, how it ended, how long it took, and the figures that came out.</summary>
public static class IndexPage
{
    /// <summary>The page's HTML.</summary>
    /// <param name="title">The page's heading.</param>
    /// <param name="entries">The notebooks in order.</param>
    /// <param name="note">One line below the heading, such as date and machine; null for none.</param>
    public static string Write(string title, IReadOnlyList<IndexEntry> entries, string? note = null)
    {
        var body = new StringBuilder($"<div class=\"page\"><main class=\"index\">\n<h1>{WebUtility.HtmlEncode(title)}</h1>\n");
        if (note is not null)
            body.Append($"<p class=\"lead\">{WebUtility.HtmlEncode(note)}</p>\n");
        body.Append("<ul class=\"cards\">\n");
        foreach (var entry in entries)
            Card(body, entry);
        return Page.Write(title, body.Append("</ul>\n</main></div>").ToString());
    }

    private static void Card(StringBuilder html, IndexEntry entry)
    {
        var (style, status) = entry.Status switch
        {
            RunStatus.Succeeded => ("good", "succeeded"),
            RunStatus.TimedOut => ("bad", "timed out"),
            RunStatus.Interrupted => ("bad", "interrupted"),
            _ => ("bad", "failed"),
        };
        html.Append($"<li class=\"card\"><h2><a href=\"{WebUtility.HtmlEncode(entry.Link)}\">{WebUtility.HtmlEncode(entry.Title)}</a></h2>");
        html.Append($"<p><span class=\"badge {style}\">{status}</span> {entry.CellsRun} of {entry.CellCount} cells, {Page.Duration(entry.Duration.TotalSeconds)}</p>");
        if (entry.Message is { } message)
            html.Append($"<p class=\"message\">{WebUtility.HtmlEncode(message)}</p>");
        if (entry.Figures.Count > 0)
        {
            html.Append("<table>");
            foreach (var (name, value) in entry.Figures)
                html.Append($"<tr><th scope=\"row\">{WebUtility.HtmlEncode(name)}</th><td>{Page.Figure(value)}</td></tr>");
            html.Append("</table>");
        }
        html.Append("</li>\n");
    }
}

/// <summary>One notebook of an overview.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Link">The address of its page.</param>
/// <param name="Status">How it ended.</param>
/// <param name="CellsRun">How many code cells ran.</param>
/// <param name="CellCount">How many there are.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Message">Why it ended early; null when it did not.</param>
public sealed record IndexEntry(
    string Title,
    string Link,
    RunStatus Status,
    int CellsRun,
    int CellCount,
    TimeSpan Duration,
    IReadOnlyDictionary<string, double> Figures,
    string? Message = null)
{
    /// <summary>The entry of a finished run.</summary>
    public static IndexEntry Of(NotebookRun run, string name, string link) =>
        new(run.Document.Title ?? name, link, run.Status, run.CellsRun, run.CellCount, run.Duration, run.Figures, run.Failure?.Message);
}
