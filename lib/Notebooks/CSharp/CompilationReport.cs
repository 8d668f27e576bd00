using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive;
using Diagnostic = Microsoft.DotNet.Interactive.Diagnostic;

namespace Notebooks.CSharp;

/// <summary>Reports that a cell is not valid C#: each error with its place, its line and a mark below.</summary>
internal static class CompilationReport
{
    private const string UsingHint = "    A 'using var' at the top level of a cell is not possible in C# scripts: write 'var', or put it into a block { ... }.";

    public static KernelError Of(IEnumerable<Diagnostic> diagnostics, string code, string label)
    {
        var lines = code.Split('\n');
        var trace = new List<string>();
        foreach (var error in diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => (d.LinePositionSpan.Start.Line, d.LinePositionSpan.Start.Character)))
        {
            var (start, end) = (error.LinePositionSpan.Start, error.LinePositionSpan.End);
            trace.Add($"{label}, line {start.Line + 1}, column {start.Character + 1}: error {error.Code}: {error.Message}");
            if (start.Line >= lines.Length) continue;
            var line = lines[start.Line].TrimEnd('\r').Replace('\t', ' ');
            var length = end.Line == start.Line ? end.Character - start.Character : line.Length - start.Character;
            trace.Add("    " + line);
            trace.Add("    " + new string(' ', start.Character) + new string('^', Math.Max(1, length)));
            if (line.TrimStart().StartsWith("using var ", StringComparison.Ordinal) || line.TrimStart().StartsWith("await using ", StringComparison.Ordinal)) trace.Add(UsingHint);
        }

        return new KernelError("CompilationError", trace.FirstOrDefault() ?? $"{label}: it does not compile.", trace);
    }
}
