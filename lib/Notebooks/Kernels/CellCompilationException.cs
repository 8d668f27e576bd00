using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Kernels;

/// <summary>A cell's text is not valid C#.</summary>
internal sealed class CellCompilationException(KernelError error) : Exception(error.Message)
{
    private const string MagicHint = "    Magic commands (#!...) are not known here: cells hold C# only.";

    public KernelError Error { get; } = error;

    /// <summary>Reports the errors of a compilation, each with its place, its line and a mark below.</summary>
    public static CellCompilationException From(IEnumerable<Diagnostic> errors, string label, string workingDirectory)
    {
        var trace = new List<string>();
        foreach (var error in errors.OrderBy(error => error.Location.SourceSpan.Start))
        {
            trace.Add($"{Place(error.Location, label, workingDirectory)}: error {error.Id}: {error.GetMessage()}");
            trace.AddRange(Excerpt(error.Location));
            if (Hint(error) is { } hint)
                trace.Add(hint);
        }
        return new(new KernelError("CompilationError", trace[0], trace));
    }

    /// <summary>Reports a cell that begins with a magic command, which C# would take for a comment.</summary>
    public static CellCompilationException Magic(string label, string code)
    {
        string[] trace = [$"{label}, line 1, column 1: error: Magic commands are not C#.", "    " + code.Split('\n')[0], MagicHint];
        return new(new KernelError("CompilationError", trace[0], trace));
    }

    private static string Place(Location location, string label, string workingDirectory)
    {
        if (!location.IsInSource)
            return label;
        var span = location.GetLineSpan();
        var file = span.Path == label ? label : Path.GetRelativePath(workingDirectory, span.Path);
        return $"{file}, line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}";
    }

    private static IEnumerable<string> Excerpt(Location location)
    {
        if (location.SourceTree?.GetText() is not { } text)
            yield break;
        var start = location.GetLineSpan().StartLinePosition;
        TextLine line = text.Lines[start.Line];
        var length = Math.Max(1, Math.Min(location.SourceSpan.End, line.End) - location.SourceSpan.Start);
        yield return "    " + line.ToString().Replace('\t', ' ');
        yield return "    " + new string(' ', start.Character) + new string('^', length);
    }

    private static string? Hint(Diagnostic error)
    {
        var line = error.Location.SourceTree?.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString() ?? "";
        if (line.Contains("\"nuget:", StringComparison.OrdinalIgnoreCase))
            return "    Packages are not restored inside a notebook: refer to a built assembly instead, #r \"path/to/library.dll\".";
        if (line.TrimStart().StartsWith("#!", StringComparison.Ordinal))
            return MagicHint;
        return error.Id == "CS0006" ? "    Build the library first; the path is taken from the notebook's folder." : null;
    }
}
