using System.Globalization;
using System.Text.Json.Nodes;
using Course.Running;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Results;

/// <summary>What became of a cell.</summary>
internal enum CellOutcome
{
    Passed,
    Failed,

    /// <summary>It was not run: it is tagged so, or the run had ended before.</summary>
    Skipped,
}

/// <summary>One cell of a run, as a test.</summary>
/// <param name="Name">Its number and its first line of code.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">Why it failed or was skipped; null when it passed.</param>
/// <param name="Trace">The report of a failure.</param>
internal sealed record CellResult(string Name, double Seconds, CellOutcome Outcome, string? Message = null, string Trace = "")
{
    /// <summary>The code cells of a notebook that ran, in order. A failure before the first cell stands as a cell of its own.</summary>
    public static IReadOnlyList<CellResult> Of(NotebookRun run)
    {
        var cells = run.Document.Cells.Where(cell => cell.IsCode && !string.IsNullOrWhiteSpace(cell.Source)).Select(cell => Of(cell, run)).ToList();
        if (run.Failure is { } failure && cells.All(cell => cell.Outcome != CellOutcome.Failed))
        {
            var name = failure.Cell > 0 ? "kernel" : "notebook";
            cells.Insert(0, new CellResult(name, 0, CellOutcome.Failed, failure.Message, string.Join('\n', failure.Trace)));
        }

        return cells;
    }

    private static CellResult Of(NotebookCell cell, NotebookRun run)
    {
        var title = CellTitle.Of(cell.Source);
        if (cell.ExecutionCount is not { } number) return new CellResult(title, 0, CellOutcome.Skipped, run.Failure is null ? "tagged skip-execution" : "the run ended before it");
        var name = string.Create(CultureInfo.InvariantCulture, $"cell {number:00}: {title}");
        return run.Failure is { } failure && failure.Cell == number
            ? new CellResult(name, TimeOf(cell), CellOutcome.Failed, failure.Message, string.Join('\n', failure.Trace))
            : new CellResult(name, TimeOf(cell), CellOutcome.Passed);
    }

    private static double TimeOf(NotebookCell cell) =>
        cell.Metadata["execution"] is JsonObject times && Time(times["iopub.status.busy"]) is { } start && Time(times["shell.execute_reply"]) is { } end ? (end - start).TotalSeconds : 0;

    private static DateTime? Time(JsonNode? node) =>
        DateTime.TryParse(Multiline.Read(node), CultureInfo.InvariantCulture, out var time) ? time : null;
}
