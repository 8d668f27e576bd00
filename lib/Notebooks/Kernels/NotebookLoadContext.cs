using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Notebooks.Kernels;

/// <summary>
/// Loads the cells' assemblies and what they refer to. An assembly named by <c>#r</c> is loaded once, from that path; its own managed and
/// native dependencies are looked for beside it.
/// </summary>
internal sealed class NotebookLoadContext() : AssemblyLoadContext("notebook")
{
    private readonly ConcurrentDictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Assembly> _cells = new();

    /// <summary>Makes an assembly file known under its simple name; the first path of a name wins.</summary>
    public void Refer(string path) => _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);

    /// <summary>Loads the assembly of a compiled cell.</summary>
    public Assembly LoadCell(Stream image, Stream symbols)
    {
        var assembly = LoadFromStream(image, symbols);
        _cells[assembly.GetName().Name!] = assembly;
        return assembly;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (_cells.TryGetValue(name, out var cell))
            return cell;
        if (name == typeof(NotebookLoadContext).Assembly.GetName().Name)
            return null; // displays must meet the engine that is running
        if (_paths.TryGetValue(name, out var path))
            return LoadFromAssemblyPath(path);
        var beside = Folders().Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        return beside is null ? null : LoadFromAssemblyPath(beside);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = OperatingSystem.IsWindows()
            ? [unmanagedDllName, unmanagedDllName + ".dll"]
            : [unmanagedDllName, $"lib{unmanagedDllName}.so", unmanagedDllName + ".so", $"lib{unmanagedDllName}.dylib"];
        var native = Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        var candidates =
            from folder in Folders()
            from place in (string[])[folder, Path.Combine(folder, native)]
            from name in names
            select Path.Combine(place, name);
        return candidates.FirstOrDefault(File.Exists) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
    }

    private IEnumerable<string> Folders() => _paths.Values.Select(path => Path.GetDirectoryName(path)!).Distinct();
}
