using System.Net;
using Notebooks.Pages;

namespace Course.Site;

/// <summary>What stands above, beside and below the text of a page of the site.</summary>
/// <param name="text">The frame's language.</param>
/// <param name="path">The page's path in a language's part of the site, for example "01-autoencoder.html".</param>
internal sealed class SitePage(SiteText text, string path)
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
    public string Write(
        string title,
        string main,
        string contents = "",
        bool english = false,
        string head = "",
        (string Link, string Title)? previous = null,
        (string Link, string Title)? next = null)
    {
        var up = Up(text, path);
        var direction = english ? "lang=\"en\" dir=\"ltr\"" : $"lang=\"{text.Code}\" dir=\"{text.Direction}\"";
        var nav = contents.Length == 0 ? "" :
            $"<nav aria-label=\"{Word("contents")}\"><p class=\"label\">{Word("contents")}</p><div {direction}>{contents}</div></nav>";
        head = $"""
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{up}assets/site.css">
            {head}<script src="{up}assets/site.js" defer></script>

            """;
        return Page.Write(title, head, $"""
            <a class="skip" href="#text">{Word("skip")}</a>
            <header class="top"><a class="home" href="{Home(path)}index.html">{Encode(text.Title)}</a>{Languages(up)}
            <button type="button" class="theme" hidden>{Word("theme")}</button></header>
            <div class="page">
            {nav}
            <main id="text" {direction}{(contents.Length == 0 ? " class=\"index\"" : "")}>
            {main}
            </main>
            </div>
            {Ends(previous, next)}
            {(english && !text.IsEnglish ? $"<footer class=\"foot\"><p>{Word("english")}</p></footer>" : "")}
            """, text.Code, text.Direction, $" data-copy=\"{Word("copy")}\" data-copied=\"{Word("copied")}\"");
    }

    private string Languages(string up)
    {
        var links = string.Concat(SiteText.All.Select(Link));
        var summary = $"<summary><span lang=\"en\">Language</span>: {Encode(text.Name)}</summary>";
        return $"<details class=\"languages\">{summary}<ul>{links}</ul></details>";

        string Link(SiteText other)
        {
            var language = $"lang=\"{other.Code}\" hreflang=\"{other.Code}\"{(other == text ? " aria-current=\"true\"" : "")}";
            return $"<li><a href=\"{up}{PathOf(other, path)}\" {language}>{Encode(other.Name)}</a></li>";
        }
    }

    private string Ends((string Link, string Title)? previous, (string Link, string Title)? next) => previous is null && next is null
        ? ""
        : $"<nav class=\"ends\" aria-label=\"{Word("ends")}\">{End("previous", "prev", previous)}{End("next", "next", next)}</nav>";

    private string End(string word, string relation, (string Link, string Title)? page) => page is { } to
        ? $"<a rel=\"{relation}\" href=\"{to.Link}\">{Word(word)}: {Encode(to.Title)}</a>"
        : "<span></span>";

    private string Word(string name) => Encode(text.Frame[name]);

    private static string Encode(string value) => WebUtility.HtmlEncode(value);
}
