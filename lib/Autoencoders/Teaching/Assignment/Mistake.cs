namespace Autoencoders.Teaching;

/// <summary>A wrong result that is seen often.</summary>
/// <param name="Value">What the mistake gives.</param>
/// <param name="Text">What was probably done, and what to do.</param>
internal sealed record Mistake(double Value, string Text)
{
    /// <summary>The text of the first mistake that gives this value; null if none does.</summary>
    public static string? Recognise(double value, IEnumerable<Mistake> mistakes) => mistakes.FirstOrDefault(mistake => Numbers.AreClose(value, mistake.Value))?.Text;
}
