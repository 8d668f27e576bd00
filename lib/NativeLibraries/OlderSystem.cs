namespace NativeLibraries;

/// <summary>
/// Lets an older system load a library that was linked on a newer one. The loader refuses a file whose list of needs names a version that
/// the system's library lacks, even if nothing of that version is ever called. Such a need is marked as weak; one that is used is
/// refused.
/// </summary>
internal static class OlderSystem
{
    /// <summary>Copies a library, with the needs that the system cannot meet, and that no relocation uses, marked as weak.</summary>
    /// <param name="source">The library, which stays as it is.</param>
    /// <param name="target">The copy, written whole or not at all.</param>
    /// <param name="versions">The versions that the system's library of a name defines, or null when there is none.</param>
    /// <returns>What was done and why, in one sentence.</returns>
    /// <exception cref="InvalidDataException">It is no ELF file, is cut off, or uses what the system lacks.</exception>
    public static string Copy(string source, string target, Func<string, IReadOnlySet<string>?> versions)
    {
        var bytes = File.ReadAllBytes(source);
        var file = new ElfFile(bytes, Path.GetFileName(source));
        var missing = VersionNeed.Read(file).GroupBy(need => need.Library)
            .SelectMany(needs => versions(needs.Key) is { } there ? needs.Where(need => !need.IsWeak && !there.Contains(need.Version)) : [])
            .ToList();
        foreach (var need in missing)
        {
            if (need.UsedSymbols(file) is [var symbol, ..])
                throw new InvalidDataException(
                    $"'{file.Name}' uses {symbol} of {need.Version}, which this system's {need.Library} lacks: a newer Linux is needed.");
            file.MarkWeak(need);
        }

        Write(target, bytes);
        return missing.Count == 0
            ? $"{file.Name} is used as it came: this system has all versions of symbols that it needs."
            : $"{file.Name} was copied with {string.Join(", ", missing.Select(need => $"{need.Version} ({need.Library})"))} " +
              "marked as not required: this system lacks it, and no code of the library calls anything of it.";
    }

    private static void Write(string target, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        var temporary = $"{target}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
