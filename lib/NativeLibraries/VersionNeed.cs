namespace NativeLibraries;

/// <summary>A version of another library's symbols that a file needs: an Elf64_Vernaux.</summary>
/// <param name="Library">The library, for example libstdc++.so.6.</param>
/// <param name="Version">The version, for example GLIBCXX_3.4.32.</param>
/// <param name="Index">The number by which the file's symbols name it.</param>
/// <param name="FlagsOffset">Where in the file its flags lie.</param>
/// <param name="IsWeak">Whether the file can do without it.</param>
internal sealed record VersionNeed(string Library, string Version, ushort Index, ulong FlagsOffset, bool IsWeak)
{
    public const ushort WeakFlag = 2;

    /// <summary>All that a file needs.</summary>
    public static IReadOnlyList<VersionNeed> Read(ElfFile file)
    {
        var needs = new List<VersionNeed>();
        if (file.Dynamic(DynamicTag.VersionNeeds) is not { } address) return needs;
        var at = file.Offset(address);
        for (var i = 0UL; i < (file.Dynamic(DynamicTag.VersionNeedsCount) ?? 0); i++)
        {
            var (library, entry) = (file.Text(file.U32(at + 4)), at + file.U32(at + 8));
            for (var j = 0; j < file.U16(at + 2); j++)
            {
                {
                    var isWeak = (file.U16(entry + 4) & WeakFlag) != 0;
                    needs.Add(new(library, file.Text(file.U32(entry + 8)), file.U16(entry + 6), entry + 4, isWeak));
                }
                entry += file.U32(entry + 12);
            }

            at += file.U32(at + 12);
        }

        return needs;
    }

    /// <summary>The versions that a library defines.</summary>
    public static IReadOnlySet<string> Defined(ElfFile file)
    {
        var versions = new HashSet<string>();
        if (file.Dynamic(DynamicTag.VersionDefinitions) is not { } address) return versions;
        var at = file.Offset(address);
        for (var i = 0UL; i < (file.Dynamic(DynamicTag.VersionDefinitionsCount) ?? 0); i++)
        {
            versions.Add(file.Text(file.U32(at + file.U32(at + 12))));
            at += file.U32(at + 16);
        }

        return versions;
    }

    /// <summary>The symbols of this version that the file really uses: those that a relocation names.</summary>
    public IReadOnlyList<string> UsedSymbols(ElfFile file)
    {
        var (symbols, versions) = (file.Offset(file.Required(DynamicTag.Symbols)), file.Offset(file.Required(DynamicTag.SymbolVersions)));
        var numbers = Relocated(file, DynamicTag.Relocations, DynamicTag.RelocationsSize)
            .Concat(Relocated(file, DynamicTag.PltRelocations, DynamicTag.PltRelocationsSize))
            .Where(symbol => symbol != 0 && (file.U16(versions + (symbol * 2UL)) & 0x7fff) == Index);
        return [.. numbers.Distinct().Select(symbol => file.Text(file.U32(symbols + (symbol * 24UL))))];
    }

    private static IEnumerable<uint> Relocated(ElfFile file, DynamicTag table, DynamicTag size)
    {
        if (file.Dynamic(table) is not { } address) yield break;
        var start = file.Offset(address);
        for (var at = start; at < start + file.Required(size); at += 24) yield return file.U32(at + 12);
    }
}
