using System.Globalization;

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

/// <summary>What a figure has to reach.</summary>
/// <param name="Text">In words.</param>
/// <param name="SmallerIsBetter">Whether small values are the good ones.</param>
/// <param name="IsReached">Decides by the exact value and the notebook's other figures.</param>
internal sealed record FigureBar(string Text, bool SmallerIsBetter, Func<double, IReadOnlyDictionary<string, double>, bool> IsReached)
{
    public static FigureBar AtMost(double limit) => new($"<= {Number(limit)}", true, (value, _) => value <= limit);

    public static FigureBar AtLeast(double limit) => new($">= {Number(limit)}", false, (value, _) => value >= limit);

    public static FigureBar Above(double limit) => new($"> {Number(limit)}", false, (value, _) => value > limit);

    /// <summary>Smaller than another figure of the same notebook.</summary>
    public static FigureBar Below(string other) =>
        new($"< {other}", true, (value, figures) => figures.TryGetValue(other, out var limit) && value < limit);

    /// <summary>At most a third of another figure of the same notebook.</summary>
    public static FigureBar AtMostAThirdOf(string other) =>
        new($"<= {other} / 3", true, (value, figures) => figures.TryGetValue(other, out var limit) && value <= limit / 3);

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
