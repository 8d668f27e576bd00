using System.Net;

namespace Notebooks.Html;

/// <summary>The frame that all pages share: head, style, main part.</summary>
internal static class Page
{
    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream("Notebooks.Html.page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Write(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style.Value}
        </style>
        </head>
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
