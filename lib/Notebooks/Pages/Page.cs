using System.Net;

namespace Notebooks.Pages;

/// <summary>What all pages share: the frame around head and body, and how they tell times.</summary>
public static class Page
{
    /// <summary>The style sheet of all pages.</summary>
    public static string Style { get; } = ReadStyle();

    /// <summary>A whole page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="head">The elements of its head: its style, its scripts.</param>
    /// <param name="body">Its content.</param>
    /// <param name="language">The language of its frame.</param>
    /// <param name="direction">"ltr", or "rtl" for a language that is written from right to left.</param>
    /// <param name="attributes">Attributes of its body, each with a space before it.</param>
    public static string Write(
        string title, string head, string body, string language = "en", string direction = "ltr", string attributes = "") => $"""
        <!DOCTYPE html>
        <html lang="{language}" dir="{direction}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        {head}</head>
        <body{attributes}>
        {body}
        </body>
        </html>

        """;

    /// <summary>A page that holds its style, and so needs no other file.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="head">More elements for its head.</param>
    /// <param name="body">Its content.</param>
    public static string WriteAlone(string title, string head, string body) => Write(title, $"<style>\n{Style}\n</style>\n{head}", body);

    /// <summary>A time as people read it: 5.0 s, 2 min 05 s.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? $"{time.TotalSeconds:0.0} s"
        : $"{(int)time.TotalMinutes} min {time.Seconds:00} s";

    private static string ReadStyle()
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream("Notebooks.Pages.page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
