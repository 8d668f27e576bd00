using System.Globalization;

namespace Course.Figures;

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

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
