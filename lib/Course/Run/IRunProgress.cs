using Notebooks.Execution;

namespace Course.Run;

/// <summary>Shows a run while it goes on.</summary>
internal interface IRunProgress
{
    /// <summary>Shows a run from its start to its end.</summary>
    /// <param name="jobs">How many notebooks run side by side.</param>
    /// <param name="run">The run, which reports what happens in it, one thing at a time.</param>
    Task ShowAsync(int jobs, Func<Task> run);

    /// <summary>Says that a notebook begins.</summary>
    void Started(string name);

    /// <summary>Says what happened to a cell of a notebook that has begun.</summary>
    void Happened(string name, CellProgress happened);

    /// <summary>Says how a notebook ended; also of one that could not begin.</summary>
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
