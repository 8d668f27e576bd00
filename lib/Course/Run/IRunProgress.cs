using Notebooks.Execution;

namespace Course.Run;

/// <summary>Shows a run while it goes on.</summary>
internal interface IRunProgress
{
    /// <summary>Shows one notebook's cells while <paramref name="run"/> reports them.</summary>
    Task<NotebookRun> ShowAsync(string name, Func<Action<CellProgress>, Task<NotebookRun>> run);

    /// <summary>Says how a notebook ended.</summary>
    void Finished(CourseNotebook result);
}

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
