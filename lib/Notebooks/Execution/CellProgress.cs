namespace Notebooks.Execution;

/// <summary>Something that happened to a cell during a run, to show its progress.</summary>
/// <param name="Cell">The cell's number among the code cells that are run, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="State">What happened.</param>
/// <param name="Text">At the start the cell's code, later what its live display says; empty at the end.</param>
/// <param name="Seconds">At the end, how long it ran.</param>
public sealed record CellProgress(int Cell, int Count, CellState State, string Text = "", double Seconds = 0);

/// <summary>Where a cell is in its run.</summary>
public enum CellState
{
    /// <summary>It begins.</summary>
    Started,

    /// <summary>It runs, and a live display changed.</summary>
    Showing,

    /// <summary>It ended, and the run goes on after it.</summary>
    Succeeded,

    /// <summary>It ended the run.</summary>
    Failed,
}
