using System.Net;
using Autoencoders.Display;

namespace Teaching;

/// <summary>Where the assignment stands: a line for each task, and the sum.</summary>
public sealed class ScoreSheet : IDisplayed
{
    private const int LongestRemark = 90;

    private readonly IReadOnlyDictionary<int, TaskReport> _reports;

    internal ScoreSheet(IReadOnlyDictionary<int, TaskReport> reports) => _reports = reports;

    /// <summary>Tasks with points that are done.</summary>
    public int Done => Scored.Count(IsDone);

    /// <summary>Tasks with points that there are.</summary>
    public int Count { get; } = Scored.Count();

    /// <summary>The points of the tasks that are done.</summary>
    public int Points => Scored.Where(IsDone).Sum(task => task.Points);

    /// <summary>The points of all tasks that a check judges.</summary>
    public int MostPoints { get; } = Scored.Sum(task => task.Points);

    /// <summary>The numbers of the tasks with points that are not done.</summary>
    public IReadOnlyList<int> Open => [.. Scored.Where(task => !IsDone(task)).Select(task => task.Number)];

    private static IEnumerable<AssignmentTask> Scored => AssignmentTask.All.Where(task => task.IsScored);

    private string Sum => $"{Done} of {Count} done, {Points} of {MostPoints} points"
        + (IsDone(AssignmentTask.Answer) ? $", an answer worth up to {AssignmentTask.Answer.Points} more" : "")
        + (IsDone(AssignmentTask.Clothes) ? ", and the bonus" : "");

    /// <summary>The tasks as a table, with the sum below.</summary>
    public string ToHtml() => $"{ToTable().ToHtml()}<p><b>{WebUtility.HtmlEncode(Sum)}</b></p>";

    /// <inheritdoc/>
    public override string ToString() => $"{ToTable()}\n{Sum}";

    private bool IsDone(AssignmentTask task) => _reports.TryGetValue(task.Number, out var report) && report.IsDone;

    private Table ToTable() => new(["task", "what", "state", "points", "what is missing"], AssignmentTask.All.Select(task => new[]
    {
        task.Number.ToString(),
        task.Title,
        _reports.TryGetValue(task.Number, out var report) ? report.State : "not run",
        task.IsForAPerson ? $"?/{task.Points}" : !task.IsScored ? "" : $"{(IsDone(task) ? task.Points : 0)}/{task.Points}",
        report is null ? "Run the check below the task." : FirstSentence(report.Missing),
    }), [true, false, false, true, false]);

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        var sentence = end < 0 ? text : text[..(end + 1)];
        return sentence.Length <= LongestRemark ? sentence : $"{sentence[..LongestRemark].TrimEnd()} ...";
    }
}
