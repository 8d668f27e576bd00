using Notebooks.Documents;

namespace Course.Grading;

/// <summary>
/// A notebook that a student handed in, made ready to be graded: the student's own code in the cells to be filled and in cells of their
/// own, everything else as the course handed it
/// out, so that no check can be weakened by an edit, with a last cell that states the points.
/// </summary>
internal static class Submission
{
    public const string PointsFigure = "points";
    public const string MostPointsFigure = "most_points";
    public const string NatsFigure = "nats";
    public const string OpenTasks = "open tasks:";

    // Everything by its full name: a student may have given any short one another meaning.
    private const string Statement = """
        {
            var sheet = assignment.Score();
            Autoencoders.Display.Figures.Report("points", sheet.Points);
            Autoencoders.Display.Figures.Report("most_points", sheet.MostPoints);
            if (assignment.Nats is { } measured) Autoencoders.Display.Figures.Report("nats", measured);
            System.Console.WriteLine("open tasks: " + string.Join(", ", sheet.Open));
        }
        """;

    /// <summary>The notebook to be run.</summary>
    /// <param name="handedIn">The student's file.</param>
    /// <param name="handedOut">The notebook as the course gives it to students.</param>
    /// <param name="teachers">The teacher's, which tells the cells to be filled from the others.</param>
    /// <exception cref="InputException">The student's file has none of the cells that were to be filled.</exception>
    public static NotebookDocument Prepare(NotebookDocument handedIn, NotebookDocument handedOut, NotebookDocument teachers)
    {
        var toFill = teachers.Cells.Where(cell => cell.IsCode && cell.Source.Contains(StudentNotebook.Begin, StringComparison.Ordinal))
            .Select(cell => cell.Id).OfType<string>().ToHashSet();
        var given = handedOut.Cells.Where(cell => cell.IsCode && cell.Id is not null).ToDictionary(cell => cell.Id!, cell => cell.Source);
        var graded = handedIn.Clone();
        if (!graded.Cells.Any(cell => cell.Id is { } id && toFill.Contains(id)))
            throw new InputException(
                "has none of the assignment's cells: is it the assignment, saved by an editor that keeps the cells' ids?");
        foreach (var cell in graded.Cells.Where(cell => cell.IsCode))
        {
            cell.ClearOutputs();
            if (cell.Id is { } id && given.TryGetValue(id, out var source) && !toFill.Contains(id)) cell.Source = source;
            // a cell that fails costs its own points only
            if (!cell.HasTag("parameters") && !cell.HasTag("raises-exception")) cell.AddTag("raises-exception");
        }

        graded.Metadata["course"] = handedOut.Metadata["course"]?.DeepClone();
        graded.Add(NotebookCell.NewCode(Statement));
        return graded;
    }
}
