using Course.Metadata;
using Course.Run;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Grading;

/// <summary>What a handed-in notebook is worth.</summary>
/// <param name="File">The file.</param>
/// <param name="Points">The points; null when it could not be graded.</param>
/// <param name="MostPoints">The points of all tasks; null when it could not be graded.</param>
/// <param name="Nats">The trained network's test loss; null before a training has come to its end.</param>
/// <param name="Open">Tasks that are not done, as a list of numbers.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Remark">What went wrong; empty when all went well.</param>
internal sealed record Grade(string File, int? Points, int? MostPoints, double? Nats, string Open, double Seconds, string Remark)
{
    /// <summary>Whether it could be graded.</summary>
    public bool IsGraded => Points is not null;

    /// <summary>Whether its executed copy and page were written.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>A file that could not be graded.</summary>
    public static Grade Of(string file, string complaint) => new(file, null, null, null, "", 0, complaint);

    /// <summary>A notebook that ran.</summary>
    /// <param name="file">The file.</param>
    /// <param name="run">Its run.</param>
    /// <param name="limit">The time that it was given, for the remark when that was too short.</param>
    /// <param name="submission">What was run.</param>
    public static Grade Of(string file, NotebookRun run, TimeSpan limit, Submission submission)
    {
        var figures = ReportedFigures.In(run.Document.Cells[^1]);
        var (points, most, open) = ((int?)Figure("points"), (int?)Figure("of"), (int)(Figure("open") ?? 0));
        var remark = run.Status switch
        {
            RunStatus.Succeeded when points is null => "its points could not be read",
            RunStatus.Succeeded => "",
            RunStatus.Interrupted or RunStatus.TimedOut =>
                $"not finished within {limit.TotalMinutes:0.#} min, in cell {run.CellsRun} of {run.CellCount}",
            _ => run.Failure is { } failure ? $"cell {failure.Cell}: {failure.Message}" : RunReport.Status(run.Status),
        };
        string[] remarks = [.. remark.Length > 0 ? [remark] : Array.Empty<string>(), .. submission.Remarks];
        var tasks = string.Join(", ", Enumerable.Range(1, 30).Where(number => (open & (1 << number)) != 0));
        return new Grade(file, points, most, Figure("nats"), tasks, run.Duration.TotalSeconds, string.Join("; ", remarks));

        double? Figure(string name) => figures.TryGetValue($"{submission.Key} {name}", out var value) ? value : null;
    }
}
