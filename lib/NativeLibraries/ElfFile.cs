using System.Buffers.Binary;
using System.Text;

namespace NativeLibraries;

/// <summary>The dynamic part of a 64-bit little-endian ELF file, as the System V ABI and the Linux Standard Base describe it.</summary>
internal sealed class ElfFile
{
    private const int ProgramHeaderLoad = 1;
    private const int ProgramHeaderDynamic = 2;

    private readonly byte[] _bytes;
    private readonly List<(ulong Address, ulong Offset, ulong Size)> _segments = [];
    private readonly Dictionary<long, ulong> _dynamic = [];

    /// <summary>Reads the headers.</summary>
    /// <param name="bytes">The whole file; <see cref="MarkWeak"/> changes it.</param>
    /// <param name="name">How errors name the file.</param>
    /// <exception cref="InvalidDataException">It is no such file, or is cut off.</exception>
    public ElfFile(byte[] bytes, string name)
    {
        (_bytes, Name) = (bytes, name);
        if (bytes.Length < 64 || !bytes.AsSpan(0, 4).SequenceEqual("\u007fELF"u8))
            throw new InvalidDataException($"'{name}' is not an ELF file.");
        if (bytes[4] != 2 || bytes[5] != 1) throw new InvalidDataException($"'{name}' is no 64-bit little-endian ELF file.");
        var (table, size, count) = (U64(32), U16(54), U16(56));
        for (var i = 0; i < count; i++) ReadProgramHeader(table + ((ulong)i * size));
    }

    public string Name { get; }

    /// <summary>The value of an entry of the dynamic section; null when there is none.</summary>
    public ulong? Dynamic(DynamicTag tag) => _dynamic.TryGetValue((long)tag, out var value) ? value : null;

    /// <summary>Where in the file the byte of an address lies.</summary>
    public ulong Offset(ulong address)
    {
        foreach (var (start, offset, size) in _segments)
        {
            if (address >= start && address - start < size) return offset + (address - start);
        }

        throw new InvalidDataException($"'{Name}' refers to the address 0x{address:x}, which is in no part of the file.");
    }

    public ushort U16(ulong offset) => BinaryPrimitives.ReadUInt16LittleEndian(At(offset, 2));

    public uint U32(ulong offset) => BinaryPrimitives.ReadUInt32LittleEndian(At(offset, 4));

    public ulong U64(ulong offset) => BinaryPrimitives.ReadUInt64LittleEndian(At(offset, 8));

    /// <summary>A name of the dynamic string table.</summary>
    public string Text(uint index)
    {
        var start = Offset(Required(DynamicTag.Strings)) + index;
        var rest = At(start, 0, toEnd: true);
        var length = rest.IndexOf((byte)0);
        return length >= 0 ? Encoding.UTF8.GetString(rest[..length]) : throw CutOff();
    }

    public ulong Required(DynamicTag tag) => Dynamic(tag) ?? throw new InvalidDataException($"'{Name}' has no dynamic entry '{tag}'.");

    /// <summary>Sets the flag VER_FLG_WEAK of a version need, so that the loader only warns of a missing version.</summary>
    public void MarkWeak(VersionNeed need) =>
        BinaryPrimitives.WriteUInt16LittleEndian(At(need.FlagsOffset, 2), (ushort)(U16(need.FlagsOffset) | VersionNeed.WeakFlag));

    private void ReadProgramHeader(ulong at)
    {
        var (kind, offset, address, size) = (U32(at), U64(at + 8), U64(at + 16), U64(at + 32));
        if (kind == ProgramHeaderLoad) _segments.Add((address, offset, size));
        if (kind != ProgramHeaderDynamic) return;
        for (var entry = offset; entry < offset + size && (long)U64(entry) is var tag and not 0; entry += 16)
            _dynamic.TryAdd(tag, U64(entry + 8));
    }

    private Span<byte> At(ulong offset, int length, bool toEnd = false)
    {
        if (offset > (ulong)_bytes.Length || (ulong)length > (ulong)_bytes.Length - offset) throw CutOff();
        return toEnd ? _bytes.AsSpan((int)offset) : _bytes.AsSpan((int)offset, length);
    }

    private InvalidDataException CutOff() => new($"'{Name}' is cut off: {_bytes.Length} bytes are too few.");
}

/// <summary>Entries of the dynamic section that speak of versions and relocations.</summary>
internal enum DynamicTag : long
{
    PltRelocationsSize = 2,
    Strings = 5,
    Symbols = 6,
    Relocations = 7,
    RelocationsSize = 8,
    PltRelocations = 23,
    SymbolVersions = 0x6ffffff0,
    VersionDefinitions = 0x6ffffffc,
    VersionDefinitionsCount = 0x6ffffffd,
    VersionNeeds = 0x6ffffffe,
    VersionNeedsCount = 0x6fffffff,
}
