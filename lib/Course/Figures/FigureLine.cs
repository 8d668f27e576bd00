namespace Course.Figures;

/// <summary>One figure that the course stands by.</summary>
/// <param name="Notebook">What <c>./course run</c> calls the notebook that states it.</param>
/// <param name="Name">Its name in <c>course.figures</c>.</param>
/// <param name="Meaning">What it is, in words.</param>
internal sealed record FigureLine(string Notebook, string Name, string Meaning)
{
    /// <summary>What the lesson's own run prints; null where the lesson has no such figure.</summary>
    public string? Lesson { get; init; }

    /// <summary>What another way reaches on the same test images, and which one; null where none was measured.</summary>
    public string? Baseline { get; init; }

    /// <summary>What it has to reach; null for a figure that only informs.</summary>
    public FigureBar? Bar { get; init; }

    /// <summary>Decimals that are shown.</summary>
    public int Decimals { get; init; } = 4;
}
