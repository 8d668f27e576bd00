namespace Notebooks.CSharp;

/// <summary>The part of an exception's message that a reader needs: libtorch puts its own stack behind it.</summary>
internal static class ShortMessage
{
    private static readonly string[] s_stackMarks = ["\nException raised from ", "\nframe #0: "];

    public static string Of(string message)
    {
        var end = s_stackMarks.Select(mark => message.IndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(message.Length).Min();
        return message[..end].TrimEnd();
    }
}
