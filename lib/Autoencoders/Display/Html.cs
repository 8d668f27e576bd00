using System.Net;
using System.Text;

namespace Autoencoders.Display;

/// <summary>Small pieces of HTML that need no style sheet.</summary>
internal static class Html
{
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A table; columns after the first are numbers, aligned to the right, where <paramref name="numeric"/> says so.</summary>
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<bool> numeric, IReadOnlyList<string>? footer = null)
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">");
        Row(html.Append("<thead>"), "th", header, numeric, "border-bottom:1px solid #888");
        html.Append("</thead><tbody>");
        foreach (var row in rows) Row(html, "td", row, numeric, "");
        if (footer is not null) Row(html, "td", footer, numeric, "border-top:1px solid #888;font-weight:600");
        return html.Append("</tbody></table>").ToString();
    }

    private static void Row(StringBuilder html, string tag, IReadOnlyList<string> cells, IReadOnlyList<bool> numeric, string style)
    {
        html.Append("<tr>");
        for (var i = 0; i < cells.Count; i++)
        {
            html.Append($"<{tag} style=\"padding:3px 12px;text-align:{(numeric[i] ? "right" : "left")};{style}\">{Encode(cells[i])}</{tag}>");
        }

        html.Append("</tr>");
    }
}
