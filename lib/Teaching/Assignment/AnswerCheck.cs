namespace Teaching;

/// <summary>Task 10: an answer in words. Only that there is one can be seen here; a person reads it.</summary>
internal static class AnswerCheck
{
    private const int LeastWords = 25;

    public static IEnumerable<Finding> Run(string? answer)
    {
        var words = (answer ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter));
        yield return words switch
        {
            0 => new Finding(FindingKind.Missing, "There is no answer yet. Write it in place of the question mark."),
            < LeastWords => new Finding(FindingKind.Missing,
                $"The answer has {words} word{(words == 1 ? "" : "s")}. Both questions need a reason: {LeastWords} words or more."),
            _ => Finding.Passed($"{words} words. No check can read them: compare them with the answer in the solutions, or hand them in."),
        };
    }
}
