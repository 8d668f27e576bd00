using System.Net;
using System.Text;
using Course.Figures;

namespace Course.Site;

/// <summary>
/// The site's first page: what the course is, its notebooks with their pictures, where to play, and what the run reached.
/// </summary>
internal static class StartPage
{
    private static readonly string[] s_columns = ["notebook", "figure", "lesson", "baseline", "bar", "here"];

    private static readonly (string Page, string Network, string Words)[] s_explorers =
    [
        ("further/likelihood", ExplorerNetworks.Conditional, "conditional"),
        ("03-denoising", ExplorerNetworks.Denoiser, "denoiser"),
    ];

    /// <summary>The page's text.</summary>
    /// <param name="text">Its language.</param>
    /// <param name="names">The notebooks' names.</param>
    /// <param name="pictures">The address of each notebook's picture; null for none.</param>
    /// <param name="figures">What the run reached.</param>
    public static string Write(
        SiteText text, IReadOnlyList<string> names, IReadOnlyList<string?> pictures, IReadOnlyList<FigureResult> figures)
    {
        var html = new StringBuilder($"<h1>{Encode(text.Title)}</h1>\n<p class=\"lead\">{Encode(text.Lead)}</p>\n");
        html.Append(Explorer.Map(text)).Append("<ul>");
        foreach (var (page, network, words) in s_explorers)
        {
            html.Append($"<li><a href=\"{page}.html#explorer-{network}\">{Encode(text.Explorers[words + "-title"])}</a></li>");
        }

        html.Append($"</ul>\n<h2>{Word(text, "use")}</h2>\n<ul class=\"steps\">{string.Concat(text.Steps.Select(Step))}</ul>\n");
        foreach (var part in text.Notebooks.Index().GroupBy(notebook => IsFurther(names[notebook.Index]) ? "further" : "notebooks"))
        {
            html.Append($"<h2>{Word(text, part.Key)}</h2>\n<ul class=\"cards\">\n");
            foreach (var (i, notebook) in part)
            {
                html.Append("<li class=\"card\">");
                if (pictures[i] is { } picture) html.Append($"<img src=\"{picture}\" alt=\"{Encode(notebook.Picture)}\" loading=\"lazy\">");
                html.Append($"<h3><a href=\"{names[i]}.html\">{Encode(Title(text, names[i], i))}</a></h3>");
                html.Append($"<p>{Encode(notebook.Text)}</p><p class=\"time\">{Encode(notebook.Time)}</p></li>\n");
            }

            html.Append("</ul>\n");
        }

        html.Append($"<h2>{Word(text, "figures")}</h2>\n<p>{Word(text, "figures-text")}</p>\n");
        html.Append($"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{Word(text, "figures")}\">");
        html.Append($"<table lang=\"en\" dir=\"ltr\"><thead><tr>{string.Concat(s_columns.Select(Heading))}</tr></thead><tbody>");
        foreach (var figure in figures.Where(figure => figure.Value is not null))
        {
            var line = figure.Line;
            html.Append($"<tr><td>{Encode(line.Notebook)}</td><td>{Encode(line.Meaning)}</td>");
            html.Append($"{Number(line.Lesson)}{Number(line.Baseline)}{Number(line.Bar?.Text)}{Number(figure.Shown)}</tr>");
        }

        return html.Append("</tbody></table></div>\n").ToString();

        static string Step(string step) => $"<li>{Encode(step)}</li>";

        static string Heading(string name) => $"<th scope=\"col\">{name}</th>";

        static string Number(string? value) => $"<td class=\"number\">{Encode(value ?? "–")}</td>";
    }

    /// <summary>A notebook's title, with its number if it is one of the lesson's.</summary>
    public static string Title(SiteText text, string name, int place) =>
        IsFurther(name) ? text.Notebooks[place].Title : $"{place + 1}. {text.Notebooks[place].Title}";

    private static bool IsFurther(string name) => name.Contains('/');

    private static string Word(SiteText text, string name) => Encode(text.Frame[name]);

    private static string Encode(string value) => WebUtility.HtmlEncode(value);
}
