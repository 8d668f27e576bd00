using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Documents;

namespace Course.Grading;

/// <summary>Reads the code of a student's cell without running it.</summary>
internal static class CellCode
{
    // What a task does not need and a cheat may: reflection, other processes, the network, files, and the course's own parts.
    private static readonly HashSet<string> s_suspicious =
    [
        "Activator", "Assembly", "AssemblyLoadContext", "BindingFlags", "DllImport", "LibraryImport", "Marshal", "MethodInfo", "FieldInfo",
        "GetField", "GetFields", "GetMethod", "GetMethods", "GetProperty", "GetProperties", "GetType", "Invoke", "Reflection", "Unsafe",
        "UnsafeAccessor", "Process", "Socket", "TcpClient", "HttpClient", "WebClient", "File", "Directory", "FileStream", "StreamWriter",
        "GradedAssignment", "ScoreSheet", "TaskReport", "Environment",
    ];

    /// <summary>The names that a cell declares for those after it.</summary>
    public static IEnumerable<string> Declared(string source) => CellSyntax.RootOf(source).Members.SelectMany(Names);

    /// <summary>
    /// What a student added to a cell that was handed out: packages, usings, and declarations of names that the course does not declare.
    /// Each is a piece by itself, so that one which does not compile leaves the others.
    /// </summary>
    /// <param name="given">The cell as it was handed out.</param>
    /// <param name="students">The cell as it was handed in.</param>
    /// <param name="taken">Names that the course declares.</param>
    public static IReadOnlyList<string> Added(string given, string students, IReadOnlySet<string> taken)
    {
        var (before, now) = (CellSyntax.RootOf(given), CellSyntax.RootOf(students));
        var packages = students.Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("#r \"nuget:", StringComparison.Ordinal) && !given.Contains(line, StringComparison.Ordinal));
        var known = before.Usings.Select(each => each.ToString()).ToHashSet();
        var usings = now.Usings.Select(each => each.ToString()).Where(each => !known.Contains(each));
        var members = now.Members.Where(member => Names(member).ToList() is { Count: > 0 } names && !names.Any(taken.Contains))
            .Select(member => member.ToString());
        return [.. packages, .. usings, .. members];
    }

    /// <summary>Words in a cell's code that a task does not need, each with its line.</summary>
    public static IEnumerable<string> Suspicious(string source) =>
        from token in CellSyntax.RootOf(source).DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken) && s_suspicious.Contains(token.ValueText)
        select $"{token.ValueText} in line {token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        GlobalStatementSyntax { Statement: ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } } =>
            assignment.Left.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.ValueText),
        _ => [],
    };
}
