using System.Text;

namespace NativeLibraries.Tests;

/// <summary>A small ELF file of our own: one symbol of one version of one library, called or not.</summary>
internal static class MadeElf
{
    public const string Library = "libnew.so.1";
    public const string Version = "NEW_9.9";
    public const string Symbol = "from_the_future";

    private const int Strings = 0x200;
    private const int Symbols = 0x300;
    private const int SymbolVersions = 0x380;
    private const int Needs = 0x3c0;
    private const int Relocations = 0x400;
    private const int Dynamic = 0x100;
    private const int Length = 0x440;

    /// <summary>Where the flags of the version need lie.</summary>
    public const int FlagsOffset = Needs + 16 + 4;

    public static byte[] Create(bool isUsed)
    {
        var bytes = new byte[Length];
        var strings = $"\0{Library}\0{Version}\0{Symbol}\0";
        Encoding.ASCII.GetBytes(strings).CopyTo(bytes, Strings);
        int At(string text) => strings.IndexOf(text, StringComparison.Ordinal);

        // The header, a part that holds the whole file at address 0, and the dynamic section.
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(bytes);
        Put(bytes, 32, 64L);
        Put(bytes, 54, (short)56, (short)2);
        Put(bytes, 64, 1, 5, 0L, 0L, 0L, (long)Length, (long)Length);
        Put(bytes, 64 + 56, 2, 4, (long)Dynamic, (long)Dynamic, (long)Dynamic, 16L * 8, 16L * 8);
        Put(
            bytes, Dynamic, 5L, (long)Strings, 6L, (long)Symbols, 0x6ffffff0L, (long)SymbolVersions, 0x6ffffffeL,
            (long)Needs, 0x6fffffffL, 1L);
        if (isUsed) Put(bytes, Dynamic + 80, 7L, (long)Relocations, 8L, 24L);

        Put(bytes, Symbols + 24, At(Symbol)); // symbol 1
        Put(bytes, SymbolVersions, (short)0, (short)2);
        Put(bytes, Needs, (short)1, (short)1, At(Library), 16, 0);
        Put(bytes, Needs + 16, 0, (short)0, (short)2, At(Version), 0);
        Put(bytes, Relocations, 0x10L, (1L << 32) | 6, 0L);
        return bytes;
    }

    private static void Put(byte[] bytes, int at, params object[] values)
    {
        foreach (var value in values)
        {
            var part = value switch
            {
                short number => BitConverter.GetBytes(number),
                int number => BitConverter.GetBytes(number),
                long number => BitConverter.GetBytes(number),
                _ => throw new ArgumentException($"{value.GetType()} is not written.", nameof(values)),
            };
            part.CopyTo(bytes, at);
            at += part.Length;
        }
    }
}
