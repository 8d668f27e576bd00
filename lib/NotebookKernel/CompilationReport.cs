using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Diagnostic = Microsoft.DotNet.Interactive.Diagnostic;

namespace NotebookKernel;

/// <summary>Reports that a cell is not valid C#: each error with its place, its line and a mark below.</summary>
internal static partial class CompilationReport
{
    private const string UsingHint =
        "    A 'using var' at the top level of a cell is not possible in C# scripts: write 'var', or put it into a block { ... }.";

    public static CellError Of(IEnumerable<Diagnostic> diagnostics, string code, string label)
    {
        var lines = code.Split('\n');
        var trace = new List<string>();
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(error => (error, error.LinePositionSpan.Start, error.LinePositionSpan.End));
        foreach (var (error, start, end) in errors.OrderBy(each => (each.Start.Line, each.Start.Character)))
        {
            trace.Add($"{label}, line {start.Line + 1}, column {start.Character + 1}: error {error.Code}: {error.Message}");
            if (start.Line >= lines.Length) continue;
            var line = lines[start.Line].TrimEnd('\r').Replace('\t', ' ');
            var length = end.Line == start.Line ? end.Character - start.Character : line.Length - start.Character;
            trace.Add("    " + line);
            trace.Add("    " + new string(' ', start.Character) + new string('^', Math.Max(1, length)));
            if (UsingDeclaration().IsMatch(line)) trace.Add(UsingHint);
        }
        return new CellError("CompilationError", trace.FirstOrDefault() ?? $"{label}: it does not compile.", trace);
    }

    /// <summary>
    /// The warnings about a cell that compiles, each in its line; not that assemblies have other versions, which is usual.
    /// </summary>
    public static string Warnings(IEnumerable<Diagnostic> diagnostics, string label) => string.Concat(diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Code is not ("CS1701" or "CS1702"))
        .Select(warning => (warning.LinePositionSpan.Start, warning))
        .Select(each => $"{label}, line {each.Start.Line + 1}, column {each.Start.Character + 1}: "
            + $"warning {each.warning.Code}: {each.warning.Message}\n").Distinct());

    [GeneratedRegex(@"^\s*(using var|await using) ")]
    private static partial Regex UsingDeclaration();
}
