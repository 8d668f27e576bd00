namespace Teaching;

/// <summary>What one step of a check found.</summary>
internal enum FindingKind
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not as it should be.</summary>
    Wrong,

    /// <summary>Nothing is there yet: the stub is untouched.</summary>
    Missing,

    /// <summary>It cannot be looked at before another task is done.</summary>
    Waiting,
}

/// <summary>
/// One step of a check, in words for the student. A check ends with its first finding that is not <see cref="FindingKind.Passed"/>.
/// </summary>
internal sealed record Finding(FindingKind Kind, string Text)
{
    public static Finding Passed(string text) => new(FindingKind.Passed, text);

    public static Finding Wrong(string text) => new(FindingKind.Wrong, text);

    /// <summary>Passed or wrong, with the text of each case.</summary>
    public static Finding That(bool holds, string passed, string wrong) => holds ? Passed(passed) : Wrong(wrong);

    /// <summary>Passed unless a mistake was recognised.</summary>
    public static Finding Unless(string? mistake, string passed) => mistake is null ? Passed(passed) : Wrong(mistake);

    /// <summary>Whether the student's function returned anything.</summary>
    public static Finding Returned(object? value, string function, string what) => value is not null
        ? Passed($"{function} returns something")
        : new(FindingKind.Missing, $"{function} returns null, as the empty cell does. Let it return {what}.");
}

/// <summary>A wrong result that is seen often.</summary>
/// <param name="Value">What the mistake gives.</param>
/// <param name="Text">What was probably done, and what to do.</param>
internal sealed record Mistake(double Value, string Text)
{
    /// <summary>The text of the first mistake that gives this value; null if none does.</summary>
    public static string? Recognise(double value, IEnumerable<Mistake> mistakes) =>
        mistakes.FirstOrDefault(mistake => TensorChecks.AreClose(value, mistake.Value))?.Text;
}
