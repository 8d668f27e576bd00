namespace Course.Run;

/// <summary>The one line that stands for a cell's text in a progress report.</summary>
internal static class CellTitle
{
    private const int Longest = 90;

    /// <summary>The first line that is neither empty nor a directive, cut to a line's room.</summary>
    public static string Of(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = Array.Find(lines, candidate => !candidate.StartsWith('#') && !candidate.StartsWith("using ", StringComparison.Ordinal))
            ?? lines.FirstOrDefault() ?? "";
        return line.Length <= Longest ? line : $"{line[..(Longest - 1)]}…";
    }
}
