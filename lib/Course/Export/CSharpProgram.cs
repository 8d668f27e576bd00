using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Export;

/// <summary>A notebook as the source of a file-based app: its text as comments, its cells as one program.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="source">Its file.</param>
/// <param name="folder">The program's folder, from which the program names other files.</param>
/// <param name="library">The project of the library that lets a notebook run as a program.</param>
/// <param name="assets">The folder of the page's scripts.</param>
internal sealed class CSharpProgram(NotebookDocument notebook, string source, string folder, string library, string assets)
{
    // The repository's rules are not those of cells; in its outputs there are links to one libtorch.
    private static readonly string[] s_properties =
    [
        "PublishAot=false", "Nullable=disable", "TreatWarningsAsErrors=false", "EnforceCodeStyleInBuild=false", "RunAnalyzers=false",
        "LineLength=any", "NoWarn=$(NoWarn);CS8321;CS0219;CS1701", "TieredPGO=false",
    ];

    private static readonly string[] s_usings =
    [
        "using System.Collections;", "using System.Text;", "using Microsoft.DotNet.Interactive;",
        "using Microsoft.DotNet.Interactive.Formatting;", "using static Microsoft.DotNet.Interactive.Kernel;",
        "using Notebooks.Programs;",
    ];

    // The kernel's own loses what is shown in its place later.
    private const string Display =
        "DisplayedValue display(object value, params string[] mimeTypes) => NotebookProgram.Display(value, mimeTypes);";

    // A library that the cells use looks for the kernel when it is loaded, which is before the program's first line.
    private const string Loading = """

        internal static class Loading
        {
            [System.Runtime.CompilerServices.ModuleInitializer]
            internal static void First() => NotebookProgram.Load();
        }

        """;

    private readonly CellReferences _references = new(Path.GetDirectoryName(source)!);
    private readonly List<string> _usings = [.. s_usings];
    private readonly StringBuilder _statements = new();
    private readonly StringBuilder _types = new();

    /// <summary>The program's text.</summary>
    /// <exception cref="InputException">A cell cannot be part of a program.</exception>
    public string Write()
    {
        var codes = notebook.Cells.Where(IsRun).Select((cell, index) => _references.TakeFrom(cell.Source, index + 1)).ToList();
        var cells = new CellNames(codes);
        var number = 0;
        foreach (var cell in notebook.Cells)
        {
            if (IsRun(cell)) AddCode(cell, cells.Rewritten(number), ++number);
            else if (cell.IsMarkdown || cell.HasTag("skip-execution")) AddText(cell.Source);
        }

        var head = new StringBuilder();
        foreach (var project in _references.Projects.Append(library).Distinct()) head.Append($"#:project {From(project)}\n");
        foreach (var package in _references.Packages) head.Append($"#:package {package}\n");
        if (_references.Packages.Count > 0) head.Append("#:property ManagePackageVersionsCentrally=false\n");
        foreach (var property in s_properties) head.Append($"#:property {property}\n");
        head.Append('\n').AppendJoin('\n', _usings.Distinct()).Append("\n\n");
        head.Append($"NotebookProgram.Start(args, {Literal(From(source))}, {Literal(From(assets))});\n{Display}\n");
        return $"{head}{_statements}\nNotebookProgram.End();\n{_types}{Loading}";
    }

    private static bool IsRun(NotebookCell cell) => NotebookExecutor.IsRun(cell) && !cell.HasTag(NotebookParameter.InjectedTag);

    private string From(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private void AddText(string text)
    {
        _statements.Append('\n');
        foreach (var line in text.Split('\n')) _statements.Append($"// {line}".TrimEnd()).Append('\n');
    }

    private void AddCode(NotebookCell cell, CompilationUnitSyntax root, int number)
    {
        _usings.AddRange(root.Usings.Select(each => each.WithoutTrivia().ToString()));
        _statements.Append($"\nNotebookProgram.Cell({number});\n");
        var mayFail = cell.HasTag("raises-exception");
        if (mayFail) _statements.Append("try\n{\n");
        foreach (var member in root.Members)
        {
            if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) _types.Append('\n').Append(Text(member)).Append('\n');
            else _statements.Append(Statement(member, number)).Append('\n');
        }

        if (root.EndOfFileToken.LeadingTrivia.ToString().Trim() is { Length: > 0 } comment) _statements.Append(comment).Append('\n');
        if (mayFail) _statements.Append("}\ncatch (Exception error)\n{\n    NotebookProgram.Failed(error);\n}\n");
        if (!cell.HasTag(NotebookParameter.Tag)) return;
        foreach (var variable in root.Members.OfType<FieldDeclarationSyntax>().Where(field => !IsConstant(field))
            .SelectMany(field => field.Declaration.Variables.Select(variable => variable.Identifier.Text)))
        {
            _statements.Append($"{variable} = NotebookProgram.Parameter({Literal(variable)}, {variable});\n");
        }
    }

    private static bool IsConstant(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.ConstKeyword);

    /// <summary>What a script may say and a program may not, in a program's words.</summary>
    private static string Statement(MemberDeclarationSyntax member, int number) => member switch
    {
        GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last } =>
            Shown(last, "NotebookProgram.Show"),
        GlobalStatementSyntax => Text(member),
        FieldDeclarationSyntax or MethodDeclarationSyntax => Text(Local(member)),
        _ => throw new InputException($"Cell {number} declares a {member.Kind()} outside a type, which a program cannot: use a method."),
    };

    /// <summary>A cell's last expression as a statement that shows its value.</summary>
    public static string Shown(ExpressionStatementSyntax last, string show)
    {
        var before = last.GetLeadingTrivia().ToString().TrimStart('\r', '\n');
        var after = last.Expression.GetTrailingTrivia().ToString().TrimEnd();
        var expression = last.Expression.WithoutTrivia().ToString();
        var isVoid = expression.StartsWith("Console.Write", StringComparison.Ordinal);
        return $"{before}{(isVoid ? expression : $"{show}({expression})")};{after}";
    }

    // A local declaration has no access, and a variable has a value.
    private static MemberDeclarationSyntax Local(MemberDeclarationSyntax member)
    {
        var trivia = member.GetLeadingTrivia();
        SyntaxKind[] kept = [SyntaxKind.ConstKeyword, SyntaxKind.AsyncKeyword, SyntaxKind.UnsafeKeyword];
        var modifiers = SyntaxFactory.TokenList(member.Modifiers.Where(each => kept.Contains(each.Kind())));
        if (modifiers.Count < member.Modifiers.Count) member = member.WithModifiers(modifiers);
        if (member is FieldDeclarationSyntax { Declaration: var declared } field)
        {
            var missing = declared.Variables.Where(variable => variable.Initializer is null);
            var whole = declared.ReplaceNodes(missing, (_, variable) => variable.WithInitializer(
                SyntaxFactory.EqualsValueClause(SyntaxFactory.ParseExpression("default")).NormalizeWhitespace()
                    .WithLeadingTrivia(SyntaxFactory.Space)));
            member = field.WithDeclaration(whole);
        }

        return member.WithLeadingTrivia(trivia);
    }

    private static string Text(SyntaxNode node) => node.ToFullString().Trim('\n', '\r').TrimEnd();
}
