using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Documents;

namespace Course.Export;

/// <summary>
/// The code of a notebook's cells, with each name declared once: in a notebook a later cell may declare a name again, and an inner one may
/// hide it; in a program neither may.
/// </summary>
internal sealed class CellNames
{
    private static readonly CSharpCompilationOptions s_options = new(OutputKind.DynamicallyLinkedLibrary, usings:
    [
        "System", "System.IO", "System.Linq", "System.Text", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks",
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.Kernel",
    ]);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> s_assemblies = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private readonly List<CSharpCompilation> _cells = [];
    private readonly Dictionary<ISymbol, string> _names = new(SymbolEqualityComparer.Default); // of what has another name in the program
    private readonly HashSet<string> _taken = [];

    /// <param name="codes">The code of each cell in order.</param>
    /// <exception cref="InputException">A cell is no C#.</exception>
    public CellNames(IReadOnlyList<string> codes)
    {
        foreach (var (index, code) in codes.Index())
        {
            var tree = CellSyntax.Parse(code);
            if (tree.GetDiagnostics().FirstOrDefault(each => each.Severity == DiagnosticSeverity.Error) is { } wrong)
                throw new InputException($"Cell {index + 1} is no C#: {wrong.GetMessage()}");
            var alone = CSharpCompilation.CreateScriptCompilation(
                $"cell{index + 1}", tree, s_assemblies.Value, s_options, returnType: typeof(object));
            // this way round the cell before may use what is not here, such as a package
            _cells.Add(alone.WithScriptCompilationInfo(
                alone.ScriptCompilationInfo!.WithPreviousScriptCompilation(_cells.LastOrDefault())));
        }

        foreach (var symbol in _cells.SelectMany(cell => cell.ScriptClass!.GetMembers()).Where(each => each.CanBeReferencedByName))
        {
            if (!_taken.Add(symbol.Name)) Rename(symbol);
        }
    }

    /// <summary>The syntax of a cell, by its index, with the names that it has in a program.</summary>
    public CompilationUnitSyntax Rewritten(int index)
    {
        var tree = _cells[index].SyntaxTrees.Single();
        var model = _cells[index].GetSemanticModel(tree);
        var root = tree.GetCompilationUnitRoot();
        var tokens = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && _taken.Contains(token.ValueText))
            .Select(token => (Token: token, Name: NameOf(token, model))).Where(each => each.Name is not null)
            .ToDictionary(each => each.Token, each => each.Name!);
        return root.ReplaceTokens(tokens.Keys, (token, _) =>
            SyntaxFactory.Identifier(token.LeadingTrivia, tokens[token], token.TrailingTrivia));
    }

    private string? NameOf(SyntaxToken token, SemanticModel model)
    {
        var node = token.Parent!;
        var symbol = node is SimpleNameSyntax ? model.GetSymbolInfo(node).Symbol : model.GetDeclaredSymbol(node);
        if (symbol is null) return null;
        symbol = symbol.OriginalDefinition;
        if (_names.TryGetValue(symbol, out var name)) return name;
        // a variable of a block; those of functions may hide others in a program too
        var isOfBlock = symbol is ILocalSymbol { ContainingSymbol: IMethodSymbol { ContainingType.IsScriptClass: true } method }
            && !method.CanBeReferencedByName && method.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction);
        return isOfBlock ? Rename(symbol) : null;
    }

    private string Rename(ISymbol symbol)
    {
        var number = 2;
        while (!_taken.Add($"{symbol.Name}_{number}")) number++;
        return _names[symbol] = $"{symbol.Name}_{number}";
    }
}
