using System.Text.RegularExpressions;
using Notebooks.Execution;

namespace Course.Run;

/// <summary>
/// Prints which cell ended a notebook, why, and on which line of whose code; the libraries' own frames are only in the executed
/// copy.
/// </summary>
internal static partial class FailureText
{
    private const int MostLines = 20;

    public static void Write(CourseContext context, string notebook, CellFailure failure)
    {
        var place = failure.Cell > 0 ? $", cell {failure.Cell}" : "";
        context.Say($"  {TerminalText.Name(notebook)}{place}: {failure.Message}");
        var message = failure.Message.Trim();
        var lines = failure.Trace
            .Where(line => line.Trim().Length > 0 && !line.TrimEnd().EndsWith(message, StringComparison.Ordinal)).ToList();
        var shown = lines.Where(line => !OfLibrary().IsMatch(line)).Take(MostLines).ToList();
        foreach (var line in shown) context.Say($"    {line}");
        if (lines.Count > shown.Count) context.Say($"    ... {lines.Count - shown.Count} more lines in the executed copy");
    }

    /// <summary>Frames of native code, and of .NET outside the notebook's cells.</summary>
    [GeneratedRegex(@"^\s*(frame #\d|Exception raised from |--- End of |at (?!.*\bcell \d+, line \d+))")]
    private static partial Regex OfLibrary();
}
