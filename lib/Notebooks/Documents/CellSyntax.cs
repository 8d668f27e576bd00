using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Documents;

/// <summary>The syntax of a cell's code, which is a script: statements need no method, and the last expression no semicolon.</summary>
public static class CellSyntax
{
    private static readonly CSharpParseOptions s_script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>Parses a cell's code; what is no C# stands in the tree's diagnostics.</summary>
    public static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, s_script);

    /// <summary>The root of the parsed code.</summary>
    public static CompilationUnitSyntax RootOf(string code) => (CompilationUnitSyntax)Parse(code).GetRoot();
}
