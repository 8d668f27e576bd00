using System.Text;

namespace Autoencoders.Display;

/// <summary>A table of text in a fixed-width font.</summary>
internal static class TextTable
{
    public static string Format(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<bool> numeric)
    {
        var widths = Enumerable.Range(0, numeric.Count).Select(c => rows.Max(row => row[c].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, c) => numeric[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}
