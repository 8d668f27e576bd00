using System.Runtime.InteropServices;

namespace NativeLibraries;

/// <summary>The libraries that this Linux system loads.</summary>
internal static class SystemLibrary
{
    /// <summary>The versions that the system's library of this name defines; null when there is no such library.</summary>
    public static IReadOnlySet<string>? Versions(string name)
    {
        if (!NativeLibrary.TryLoad(name, out _)) return null;
        var path = File.ReadLines("/proc/self/maps")
            .Select(line => Path.GetDirectoryName(line[(line.LastIndexOf(' ') + 1)..]))
            .Where(folder => folder is { Length: > 0 }).Distinct()
            .Select(folder => Path.Combine(folder!, name))
            .FirstOrDefault(File.Exists);
        return path is null ? null : VersionNeed.Defined(new ElfFile(File.ReadAllBytes(path), path));
    }
}
