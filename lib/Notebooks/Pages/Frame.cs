using System.Net;

namespace Notebooks.Pages;

/// <summary>
/// HTML in a frame that separates it from its page: no script runs there, and nothing it opens or covers reaches past the frame.
/// </summary>
internal static class Frame
{
    // The policy lets in pictures and styles, and nothing that acts.
    private const string Head = """
        <!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src * data:; media-src * data:; font-src * data:; style-src * 'unsafe-inline'">
        <style>
        body { margin: 0; overflow-wrap: break-word; }
        body { font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
        table { border-collapse: collapse; } img { max-width: 100%; height: auto; }
        th, td { padding: 0.35em 0.9em; text-align: left; border-bottom: 1px solid #8886; }
        </style>
        <body>
        """;

    /// <summary>The HTML in a frame. A script of the page gives it the height of its content; without one it scrolls.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="name">What the frame is called for those who do not see it.</param>
    public static string Of(string html, string name)
    {
        var note = html.Contains("<script", StringComparison.OrdinalIgnoreCase)
            ? "<p class=\"notes\">A script in this place is not run.</p>"
            : "";
        var (title, content) = (WebUtility.HtmlEncode(name), WebUtility.HtmlEncode(Head + html));
        return $"<iframe class=\"framed\" sandbox=\"allow-same-origin\" title=\"{title}\" srcdoc=\"{content}\"></iframe>{note}";
    }
}
