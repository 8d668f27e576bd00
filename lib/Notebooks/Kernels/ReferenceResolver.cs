using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Notebooks.Kernels;

/// <summary>Finds the files that <c>#r</c> names: against the containing file, the working directory, or by the name of a framework assembly.</summary>
internal sealed class ReferenceResolver(string workingDirectory) : MetadataReferenceResolver
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private readonly ConcurrentDictionary<string, PortableExecutableReference> _references = new();

    /// <summary>What every cell can use without a reference: the framework and the engine's display helpers.</summary>
    public static ImmutableArray<MetadataReference> Defaults { get; } =
    [
        .. Directory.EnumerateFiles(FrameworkFolder, "*.dll").Where(IsFrameworkAssembly).Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(ReferenceResolver).Assembly.Location),
    ];

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var found = Candidates(reference, baseFilePath).FirstOrDefault(File.Exists);
        return found is null ? [] : [Get(Path.GetFullPath(found))];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (definition is not PortableExecutableReference { FilePath: { } path } || Path.GetDirectoryName(path) is not { } folder)
            return null;
        var beside = Path.Combine(folder, referenceIdentity.Name + ".dll");
        return File.Exists(beside) ? Get(beside) : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private List<string> Candidates(string reference, string? baseFilePath)
    {
        if (Path.IsPathRooted(reference))
            return [reference];
        List<string> places = [Path.Combine(workingDirectory, reference), Path.Combine(FrameworkFolder, reference + ".dll")];
        if (Path.IsPathRooted(baseFilePath))
            places.Insert(0, Path.Combine(Path.GetDirectoryName(baseFilePath)!, reference));
        return places;
    }

    private PortableExecutableReference Get(string path) => _references.GetOrAdd(path, p => MetadataReference.CreateFromFile(p));

    private static bool IsFrameworkAssembly(string path)
    {
        var name = Path.GetFileName(path);
        return (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll")
            && !name.EndsWith(".Native.dll", StringComparison.Ordinal);
    }
}
