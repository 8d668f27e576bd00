using Notebooks.Documents;

namespace Notebooks.Execution;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>All cells ran.</summary>
    Succeeded,

    /// <summary>A cell failed, or its kernel crashed.</summary>
    Failed,

    /// <summary>A cell ran longer than allowed and was stopped.</summary>
    TimedOut,

    /// <summary>The run was cancelled.</summary>
    Interrupted,
}

/// <summary>A finished run of a notebook.</summary>
/// <param name="Document">The executed copy: outputs up to and including the last cell that ran.</param>
/// <param name="Status">How it ended.</param>
/// <param name="CellsRun">How many code cells ran, the failing one included.</param>
/// <param name="CellCount">How many code cells there are to run.</param>
/// <param name="Duration">From the turn of the notebook, whose kernel may be warm by then, to the end of the last cell.</param>
/// <param name="Failure">The first cell that failed; null when none did.</param>
public sealed record NotebookRun(
    NotebookDocument Document, RunStatus Status, int CellsRun, int CellCount, TimeSpan Duration, CellFailure? Failure)
{
    /// <summary>The first failure, and those of later cells if the run went on after it.</summary>
    public IReadOnlyList<CellFailure> Failures => Failure is null ? [] : [Failure, .. LaterFailures];

    /// <summary>The failures of cells that ran after one had failed.</summary>
    public IReadOnlyList<CellFailure> LaterFailures { get; init; } = [];
}

/// <summary>Why a run failed.</summary>
/// <param name="Cell">The cell's number among those that are run, from 1, as its brackets show it; 0 when no cell is to blame.</param>
/// <param name="Message">What happened, in one text.</param>
/// <param name="Trace">The report in the user's coordinates, line by line.</param>
public sealed record CellFailure(int Cell, string Message, IReadOnlyList<string> Trace);
