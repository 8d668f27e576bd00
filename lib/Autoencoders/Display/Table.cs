namespace Autoencoders.Display;

/// <summary>A small table of results, displayed with numbers to the right.</summary>
[TypeFormatterSource(typeof(HtmlFormatters), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class Table : IMimeBundle
{
    private readonly IReadOnlyList<string> _columns;
    private readonly IReadOnlyList<IReadOnlyList<string>> _rows;
    private readonly IReadOnlyList<bool> _numeric;

    private Table(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        (_columns, _rows) = (columns, rows);
        _numeric = [.. columns.Select((_, c) => rows.Count > 0 && rows.All(row => row[c].Length == 0 || char.IsAsciiDigit(row[c][0]) || (row[c].Length > 1 && row[c][0] is '-' or '+')))];
    }

    /// <summary>Makes a table.</summary>
    /// <param name="columns">The columns' titles.</param>
    /// <param name="rows">The cells, as many in each row as there are columns; a column whose cells all start with a digit or a sign is a column of numbers.</param>
    /// <exception cref="ArgumentException">A row has another number of cells.</exception>
    public static Table Create(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        IReadOnlyList<string>[] all = [.. rows];
        var odd = Array.FindIndex(all, row => row.Count != columns.Count);
        if (odd >= 0) throw new ArgumentException($"Row {odd + 1} has {all[odd].Count} cells; there are {columns.Count} columns.", nameof(rows));
        return new Table(columns, all);
    }

    /// <inheritdoc/>
    public override string ToString() => TextTable.Format([_columns, .. _rows], _numeric);

    string? IMimeBundle.Render(string mimeType) => mimeType switch
    {
        MimeTypes.Html => Html.Table(_columns, _rows, _numeric),
        MimeTypes.Text => ToString(),
        _ => null,
    };
}
