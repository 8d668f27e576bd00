using System.Net;
using System.Text;

namespace Autoencoders.Display;

/// <summary>A small table of results, displayed with numbers to the right.</summary>
public sealed class Table : IDisplayed
{
    private readonly IReadOnlyList<string> _columns;
    private readonly IReadOnlyList<IReadOnlyList<string>> _rows;
    private readonly IReadOnlyList<bool> _numeric;
    private readonly IReadOnlyList<string>? _footer;

    internal Table(
        IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<bool> numeric,
        IReadOnlyList<string>? footer = null) =>
        (_columns, _rows, _numeric, _footer) = (columns, [.. rows], numeric, footer);

    /// <summary>Makes a table.</summary>
    /// <param name="columns">The columns' titles.</param>
    /// <param name="rows">
    /// The cells, as many in each row as there are columns; a column whose cells all start with a digit or a sign is a column of numbers.
    /// </param>
    /// <exception cref="ArgumentException">A row has another number of cells.</exception>
    public static Table Create(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        IReadOnlyList<string>[] all = [.. rows];
        var odd = Array.FindIndex(all, row => row.Count != columns.Count);
        if (odd < 0) return new Table(columns, all, [.. columns.Select((_, c) => all.Length > 0 && all.All(row => IsNumber(row[c])))]);
        throw new ArgumentException($"Row {odd + 1} has {all[odd].Count} cells; there are {columns.Count} columns.", nameof(rows));
    }

    /// <summary>The table in HTML that needs no style sheet.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\"><thead>");
        Add(html, "th", _columns, "border-bottom:1px solid #888");
        html.Append("</thead><tbody>");
        foreach (var row in _rows) Add(html, "td", row, "");
        if (_footer is not null) Add(html, "td", _footer, "border-top:1px solid #888;font-weight:600");
        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The table as text in a font of fixed width.</summary>
    public override string ToString() => ToText(header: true);

    internal string ToText(bool header)
    {
        List<IReadOnlyList<string>> lines = [.. header ? [_columns] : Array.Empty<IReadOnlyList<string>>(), .. _rows];
        if (_footer is not null) lines.Add(_footer);
        var widths = _numeric.Select((_, c) => lines.Max(line => line[c].Length)).ToArray();
        return string.Join('\n', lines.Select(line => string.Join("  ", line.Select((cell, c) =>
            _numeric[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd()));
    }

    private void Add(StringBuilder html, string tag, IReadOnlyList<string> cells, string style)
    {
        html.Append("<tr>");
        foreach (var (c, cell) in cells.Index())
        {
            var align = _numeric[c] ? "right" : "left";
            html.Append($"<{tag} style=\"padding:3px 12px;text-align:{align};{style}\">{WebUtility.HtmlEncode(cell)}</{tag}>");
        }

        html.Append("</tr>");
    }

    private static bool IsNumber(string cell) =>
        cell.Length == 0 || char.IsAsciiDigit(cell[0]) || (cell.Length > 1 && cell[0] is '-' or '+');
}
