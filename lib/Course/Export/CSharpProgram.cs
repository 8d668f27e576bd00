using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Documents;

namespace Course.Export;

/// <summary>A notebook as the source of a file-based app: its text as comments, its cells as one program.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="path">The notebook's file, as seen from the program's folder.</param>
/// <param name="projects">The project files of the libraries that it uses, as seen from the program's folder.</param>
internal sealed class CSharpProgram(NotebookDocument notebook, string path, IReadOnlyList<string> projects)
{
    private static readonly CSharpParseOptions s_script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly List<string> _usings = ["using Notebooks.Programs;", "using static Notebooks.Programs.NotebookProgram;"];
    private readonly StringBuilder _statements = new();
    private readonly StringBuilder _types = new();
    private readonly Dictionary<string, int> _declared = new(StringComparer.Ordinal);

    /// <summary>The program's text.</summary>
    /// <exception cref="InputException">A code cell is no C#.</exception>
    public string Write()
    {
        foreach (var (cell, number) in Numbered())
        {
            if (cell.IsCode) AddCode(cell, number);
            else if (cell.IsMarkdown) AddText(cell.Source);
        }

        var head = new StringBuilder();
        foreach (var project in projects) head.Append($"#:project {project}\n");
        foreach (var property in s_properties) head.Append($"#:property {property}\n");
        head.Append('\n').AppendJoin('\n', _usings.Distinct()).Append("\n\n");
        return $"{head}NotebookProgram.Start(args, \"{path}\");\n{_statements}\nNotebookProgram.End();\n{_types}";
    }

    // The style of the repository is not that of cells.
    private static readonly string[] s_properties =
        ["PublishAot=false", "Nullable=disable", "TreatWarningsAsErrors=false", "EnforceCodeStyleInBuild=false", "RunAnalyzers=false"];

    private IEnumerable<(NotebookCell Cell, int Number)> Numbered()
    {
        var number = 0;
        foreach (var cell in notebook.Cells) yield return (cell, cell.IsCode ? ++number : number);
    }

    private void AddText(string text)
    {
        _statements.Append('\n');
        foreach (var line in text.Split('\n')) _statements.Append($"// {line}".TrimEnd()).Append('\n');
    }

    private void AddCode(NotebookCell cell, int number)
    {
        if (cell.HasTag("skip-execution")) return;
        var root = CSharpSyntaxTree.ParseText(cell.Source, s_script).GetCompilationUnitRoot();
        if (root.GetDiagnostics().FirstOrDefault(each => each.Severity == DiagnosticSeverity.Error && each.Id != "CS1002") is { } wrong)
            throw new InputException($"Cell {number} is no C# that a program can hold: {wrong.GetMessage()}");
        foreach (var name in Declarations(root)) _declared[name] = _declared.GetValueOrDefault(name) + 1;
        root = (CompilationUnitSyntax)new Renaming(_declared).Visit(root);
        _usings.AddRange(root.Usings.Select(each => each.WithoutTrivia().ToString()));
        _statements.Append($"\nNotebookProgram.Cell(\"{cell.Id}\", {number});\n");
        foreach (var member in root.Members)
        {
            if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) _types.Append('\n').Append(Text(member)).Append('\n');
            else _statements.Append(Statement(member)).Append('\n');
        }

        if (!cell.HasTag("parameters")) return;
        foreach (var name in Declarations(root)) _statements.Append($"{name} = NotebookProgram.Parameter(\"{name}\", {name});\n");
    }

    private static string Statement(MemberDeclarationSyntax member) =>
        member is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            ? $"NotebookProgram.Show({last.Expression.ToString().Trim()});"
            : Text(member);

    // Without '#r' lines, with comments.
    private static string Text(SyntaxNode node)
    {
        var lines = node.ToFullString().Split('\n').Where(line => !line.TrimStart().StartsWith("#r", StringComparison.Ordinal));
        return string.Join('\n', lines).Trim('\n', '\r').TrimEnd();
    }

    // What a cell declares for those after it.
    private static IEnumerable<string> Declarations(CompilationUnitSyntax root) => root.Members.SelectMany(member => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        GlobalStatementSyntax { Statement: ExpressionStatementSyntax statement } => statement.DescendantNodes()
            .OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.ValueText),
        _ => [],
    }).Distinct();

    /// <summary>
    /// Gives a name that several cells declare a number of its own from the second on: a program's names are declared once.
    /// </summary>
    private sealed class Renaming(IReadOnlyDictionary<string, int> declared) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
            node.Parent is MemberAccessExpressionSyntax access && access.Name == node || node.Parent is NameColonSyntax or NameEqualsSyntax
                ? node : node.WithIdentifier(Renamed(node.Identifier));

        public override SyntaxNode? VisitVariableDeclarator(VariableDeclaratorSyntax node) =>
            base.VisitVariableDeclarator(
                node.Parent?.Parent is FieldDeclarationSyntax ? node.WithIdentifier(Renamed(node.Identifier)) : node);

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
            base.VisitMethodDeclaration(node.WithIdentifier(Renamed(node.Identifier)));

        public override SyntaxNode? VisitSingleVariableDesignation(SingleVariableDesignationSyntax node) =>
            node.WithIdentifier(Renamed(node.Identifier));

        private SyntaxToken Renamed(SyntaxToken token) => declared.GetValueOrDefault(token.ValueText) is var times and > 1
            ? SyntaxFactory.Identifier(token.LeadingTrivia, $"{token.ValueText}_{times}", token.TrailingTrivia) : token;
    }
}
