using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Kernels;

/// <summary>Compiles cells one after the other; each sees what the earlier ones declared.</summary>
internal sealed class ScriptCompiler
{
    private static readonly string[] Imports =
    [
        "System", "System.IO", "System.Text", "System.Collections", "System.Collections.Generic", "System.Linq", "System.Threading.Tasks",
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.Kernel",
    ];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly NotebookLoadContext _loader = new();
    private readonly CSharpCompilationOptions _options;
    private readonly string _workingDirectory;
    private ImmutableArray<MetadataReference> _references = ReferenceResolver.Defaults;
    private CSharpCompilation? _previous;
    private int _count;

    public ScriptCompiler(string workingDirectory)
    {
        _workingDirectory = workingDirectory;
        _options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: Imports,
            optimizationLevel: OptimizationLevel.Release,
            concurrentBuild: false, // cells are small: threads cost more than they save
            allowUnsafe: true,
            metadataReferenceResolver: new ReferenceResolver(workingDirectory),
            sourceReferenceResolver: new SourceFileResolver([], workingDirectory),
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            nullableContextOptions: NullableContextOptions.Disable);
    }

    /// <summary>Compiles a cell and loads it. A cell that does not compile leaves everything as it was.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="label">How messages name the cell, such as <c>cell 3</c>.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    /// <exception cref="CellCompilationException">The text is not valid C#.</exception>
    public CompiledCell Compile(string code, string label, CancellationToken cancellationToken)
    {
        var tree = (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, label, cancellationToken);
        if (tree.GetRoot(cancellationToken).GetLeadingTrivia().Any(SyntaxKind.ShebangDirectiveTrivia))
            throw CellCompilationException.Magic(label, code);
        var name = $"Submission#{_count}";
        var compilation = CSharpCompilation.CreateScriptCompilation(
            name, tree, _references, _options.WithScriptClassName(name), _previous, typeof(object));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellationToken);
        var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            throw CellCompilationException.From(errors, label, _workingDirectory);

        foreach (var reference in compilation.DirectiveReferences.OfType<PortableExecutableReference>())
            _loader.Refer(reference.FilePath!);
        _references = [.. _references.Union(compilation.DirectiveReferences)];
        _previous = compilation;
        _count++;
        if (!emitted.Success) // nothing to run: only comments, usings or references
            return new CompiledCell(_ => Task.FromResult<object?>(null), HasResult: false, _count);
        image.Position = symbols.Position = 0;
        var entry = compilation.GetEntryPoint(cancellationToken)!;
        var assembly = _loader.LoadCell(image, symbols);
        var factory = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        return new CompiledCell(factory, HasTrailingValue(compilation, tree), _count);
    }

    private static bool HasTrailingValue(CSharpCompilation compilation, CSharpSyntaxTree tree)
    {
        if (tree.GetCompilationUnitRoot().Members.LastOrDefault() is not
            GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
            return false;
        return compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void };
    }
}

/// <summary>A cell that can run once.</summary>
/// <param name="Start">Starts it on the array of all earlier cells' states, into which it puts its own.</param>
/// <param name="HasResult">Whether its trailing expression has a value, which may be null.</param>
/// <param name="Number">Its number among the compiled cells, from 1.</param>
internal sealed record CompiledCell(Func<object?[], Task<object?>> Start, bool HasResult, int Number);
