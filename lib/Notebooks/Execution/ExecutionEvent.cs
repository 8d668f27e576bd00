namespace Notebooks.Execution;

/// <summary>Something that happened during a run, for whoever shows its progress.</summary>
/// <param name="Cell">The cell's number among the code cells that are run, from 1.</param>
/// <param name="Count">How many there are.</param>
public abstract record ExecutionEvent(int Cell, int Count);

/// <summary>A cell begins.</summary>
/// <param name="Cell">Its number.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Source">Its text.</param>
public sealed record CellStarted(int Cell, int Count, string Source) : ExecutionEvent(Cell, Count);

/// <summary>A live display of the running cell changed.</summary>
/// <param name="Cell">Its number.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Text">The display's plain text.</param>
public sealed record CellStatus(int Cell, int Count, string Text) : ExecutionEvent(Cell, Count);

/// <summary>A cell ended.</summary>
/// <param name="Cell">Its number.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Succeeded">Whether the run goes on after it.</param>
public sealed record CellFinished(int Cell, int Count, double Seconds, bool Succeeded) : ExecutionEvent(Cell, Count);
