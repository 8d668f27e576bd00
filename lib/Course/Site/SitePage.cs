using System.Net;
using System.Text;
using Notebooks.Html;

namespace Course.Site;

/// <summary>The frame of a page of the site: what stands above, beside and below its text.</summary>
/// <param name="text">The frame's language.</param>
/// <param name="languages">All languages, for the links to the same page in each.</param>
/// <param name="path">The page's path in a language's part of the site, for example "01-autoencoder.html".</param>
internal sealed class SitePage(SiteText text, IReadOnlyList<SiteText> languages, string path)
{
    /// <summary>The address of a language's part of the site from a page in it.</summary>
    public static string Home(string path) => string.Concat(Enumerable.Repeat("../", path.Count(c => c == '/')));

    /// <summary>The address of the site's folder from a page in a language.</summary>
    public static string Up(SiteText text, string path) => Home(path) + (text.IsEnglish ? "" : "../");

    /// <summary>The page's path in the site's folder.</summary>
    public static string PathOf(SiteText text, string path) => text.IsEnglish ? path : $"{text.Code}/{path}";

    /// <summary>The whole page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="main">Its text.</param>
    /// <param name="contents">A table of contents; empty for none.</param>
    /// <param name="english">Whether the text is in English whatever the frame is.</param>
    /// <param name="head">More elements for its head.</param>
    /// <param name="previous">The page before: address and title.</param>
    /// <param name="next">The page after.</param>
    public string Write(string title, string main, string contents, bool english, string head, (string Link, string Title)? previous = null, (string Link, string Title)? next = null)
    {
        var up = Up(text, path);
        var (language, direction) = english ? ("en", "ltr") : (text.Code, text.Direction);
        return $"""
            <!DOCTYPE html>
            <html lang="{text.Code}" dir="{text.Direction}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{up}assets/site.css">
            {head}<script src="{up}assets/site.js" defer></script>
            </head>
            <body data-copy="{Word("copy")}" data-copied="{Word("copied")}">
            <a class="skip" href="#text">{Word("skip")}</a>
            <header class="top"><a class="home" href="{Home(path)}index.html">{Encode(text.Title)}</a>{Languages(up)}<button type="button" class="theme" hidden>{Word("theme")}</button></header>
            <div class="page">
            {(contents.Length == 0 ? "" : $"<nav aria-label=\"{Word("contents")}\"><p class=\"label\">{Word("contents")}</p><div lang=\"{language}\" dir=\"{direction}\">{contents}</div></nav>")}
            <main id="text" lang="{language}" dir="{direction}"{(contents.Length == 0 ? " class=\"index\"" : "")}>
            {main}
            </main>
            </div>
            {Ends(previous, next)}
            {(english && !text.IsEnglish ? $"<footer class=\"foot\"><p>{Word("english")}</p></footer>" : "")}
            </body>
            </html>

            """;
    }

    private string Languages(string up)
    {
        var links = new StringBuilder();
        foreach (var language in languages)
            links.Append($"<li><a href=\"{up}{PathOf(language, path)}\" lang=\"{language.Code}\" hreflang=\"{language.Code}\"{(language == text ? " aria-current=\"true\"" : "")}>{Encode(language.Name)}</a></li>");
        return $"<details class=\"languages\"><summary><span lang=\"en\">Language</span>: {Encode(text.Name)}</summary><ul>{links}</ul></details>";
    }

    private string Ends((string Link, string Title)? previous, (string Link, string Title)? next) => previous is null && next is null
        ? ""
        : $"<nav class=\"ends\" aria-label=\"{Word("ends")}\">{Link("previous", previous)}{Link("next", next)}</nav>";

    private string Link(string kind, (string Link, string Title)? page) => page is { } to ? $"<a rel=\"{(kind == "next" ? "next" : "prev")}\" href=\"{to.Link}\">{Word(kind)}: {Encode(to.Title)}</a>" : "<span></span>";

    private string Word(string name) => Encode(text.Frame[name]);

    private static string Encode(string value) => WebUtility.HtmlEncode(value);
}
