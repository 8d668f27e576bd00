namespace Course.Test;

/// <summary>The expression that selects tests.</summary>
internal static class TestFilter
{
    private const string Long = "Long";
    private const string NotLong = $"Category!={Long}";
    private const string NotSlow = "Category!=Slow";

    /// <summary>Makes the test runner's expression.</summary>
    /// <param name="text">
    /// Part of a test's full name, a category, or an expression of the runner's own (it has = or ~); null for all.
    /// </param>
    /// <param name="fast">Whether slow tests are left out.</param>
    /// <param name="all">Whether long tests are run, which are left out otherwise unless <paramref name="text"/> asks for them.</param>
    /// <returns>The expression; null for all tests.</returns>
    public static string? Of(string? text, bool fast, bool all)
    {
        var chosen = text switch
        {
            null or "" => null,
            _ when text.Contains('=') || text.Contains('~') => $"({text})",
            _ => $"(FullyQualifiedName~{text}|Category={text})",
        };
        string?[] parts = [chosen, all || text?.Contains(Long, StringComparison.Ordinal) == true ? null : NotLong, fast ? NotSlow : null];
        return parts.Any(part => part is not null) ? string.Join('&', parts.Where(part => part is not null)) : null;
    }
}
