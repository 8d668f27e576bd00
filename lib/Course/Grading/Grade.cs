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
    public static Grade Of(string file, NotebookRun run, TimeSpan limit)
    {
        var figures = ReportedFigures.Collect(run.Document);
        var (points, most, nats) = (Figure(Submission.PointsFigure), Figure(Submission.MostPointsFigure), Figure(Submission.NatsFigure));
        var printed = string.Concat(run.Document.Cells[^1].Outputs.Select(output => Multiline.Read(output?["text"])));
        var at = printed.IndexOf(Submission.OpenTasks, StringComparison.Ordinal);
        var remark = run.Status switch
        {
            RunStatus.Succeeded when points is null => "the cells that hold the assignment together are gone",
            RunStatus.Succeeded => "",
            RunStatus.Interrupted or RunStatus.TimedOut =>
                $"not finished within {limit.TotalMinutes:0.#} min, in cell {run.CellsRun} of {run.CellCount}",
            _ => run.Failure is { } failure ? $"cell {failure.Cell}: {failure.Message}" : RunReport.Status(run.Status),
        };
        var open = at < 0 ? "" : printed[(at + Submission.OpenTasks.Length)..].Trim();
        return new Grade(file, (int?)points, (int?)most, nats, open, run.Duration.TotalSeconds, remark);

        double? Figure(string name) => figures.TryGetValue(name, out var value) ? value : null;
    }
}
