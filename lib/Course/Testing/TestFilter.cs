namespace Course.Testing;

/// <summary>The expression that selects tests.</summary>
internal static class TestFilter
{
    private const string NotSlow = "Category!=Slow";

    /// <summary>Makes the test runner's expression.</summary>
    /// <param name="text">Part of a test's full name, a category, or an expression of the runner's own (it has = or ~); null for all.</param>
    /// <param name="fast">Whether slow tests are left out.</param>
    /// <returns>The expression; null for all tests.</returns>
    public static string? Of(string? text, bool fast)
    {
        var chosen = text switch
        {
            null or "" => null,
            _ when text.Contains('=') || text.Contains('~') => text,
            _ => $"FullyQualifiedName~{text}|Category={text}",
        };
        if (!fast) return chosen;
        return chosen is null ? NotSlow : $"({chosen})&{NotSlow}";
    }
}
