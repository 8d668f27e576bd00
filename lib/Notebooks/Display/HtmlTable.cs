using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Collections and plain objects as an HTML table.</summary>
internal static class HtmlTable
{
    private const int MaxCellCharacters = 400;

    /// <summary>Whether a table says more than the value's text.</summary>
    public static bool Suits(object value) => !PlainText.IsScalar(value)
        && (value is IDictionary or ITuple || !PlainText.HasOwnText(value.GetType()))
        && (value is IEnumerable || PlainText.Members(value).Any());

    /// <summary>The table.</summary>
    public static string Write(object value) => value switch
    {
        IDictionary map => Rows(["key", "value"], PlainText.Entries(map).Select(e => new[] { e.Key, e.Value })),
        ITuple tuple => Rows([.. Enumerable.Range(1, tuple.Length).Select(i => $"Item{i}")], [Elements(tuple)]),
        IEnumerable items => List(items),
        _ => Rows(["name", "value"], PlainText.Members(value).Select(member => new[] { member.Name, member.Value })),
    };

    private static string List(IEnumerable items)
    {
        var shown = items.Cast<object?>().Take(Formatter.ListExpansionLimit + 1).ToList();
        var columns = shown.OfType<object>().Where(item => Suits(item) && item is not IEnumerable)
            .SelectMany(Columns).Select(column => column.Name).Distinct().ToList();
        if (columns.Count == 0)
            return Rows(["index", "value"], shown.Select((item, i) => new object?[] { i, item }));
        return Rows(["index", .. columns], shown.Select((item, i) =>
        {
            var members = item is null ? [] : Columns(item).ToDictionary(column => column.Name, column => column.Value);
            return (object?[])[i, .. columns.Select(column => members.TryGetValue(column, out var cell) ? cell : "")];
        }));
    }

    private static IEnumerable<(string Name, object? Value)> Columns(object item) =>
        item is ITuple tuple ? Elements(tuple).Select((element, i) => ($"Item{i + 1}", element)) : PlainText.Members(item);

    private static object?[] Elements(ITuple tuple) => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])];

    private static string Short(string text) => text.Length <= MaxCellCharacters ? text : text[..MaxCellCharacters] + "...";

    private static string Rows(IReadOnlyList<string> header, IEnumerable<object?[]> rows)
    {
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var name in header)
            html.Append("<th>").Append(HtmlEncoder.Default.Encode(name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        var count = 0;
        foreach (var row in rows)
        {
            if (count++ == Formatter.ListExpansionLimit)
            {
                html.Append($"<tr><td colspan=\"{header.Count}\">... (more)</td></tr>");
                break;
            }
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append("<td>").Append(HtmlEncoder.Default.Encode(Short(PlainText.Write(cell)))).Append("</td>");
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }
}
