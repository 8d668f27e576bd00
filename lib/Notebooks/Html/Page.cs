using System.Net;

namespace Notebooks.Html;

/// <summary>The frame that all pages of a run share: head, style, main part.</summary>
internal static class Page
{
    /// <summary>The whole page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">Its content.</param>
    /// <param name="head">More elements for its head.</param>
    public static string Write(string title, string body, string head = "") => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {PageStyle.Text}
        </style>
        {head}</head>
        <body>
        {body}
        </body>
        </html>

        """;

    /// <summary>A figure as people read it: five significant digits at most.</summary>
    public static string Figure(double value) => value.ToString("G5", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A time as people read it.</summary>
    public static string Duration(double seconds) => seconds < 60
        ? $"{seconds:0.0} s"
        : $"{(int)(seconds / 60)} min {seconds % 60:00} s";
}
