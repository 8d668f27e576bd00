using System.Runtime.InteropServices;

namespace Autoencoders.Runtime;

/// <summary>
/// Lets the C library keep the memory that a training step has freed, instead of giving it back to the system and asking for it again in
/// the next step. Only glibc can be told so; on other systems nothing happens.
/// </summary>
internal static class KeptMemory
{
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapMax = -4;
    private const int ArenaMax = -8;

    private static readonly Lazy<bool> s_set = new(() => TrySet(OperatingSystem.IsLinux(), "libc.so.6"));

    /// <summary>Sets it once for the process; true when the C library took it.</summary>
    public static bool Use() => s_set.Value;

    /// <summary>Sets it where <paramref name="isLinux"/> holds and a library of this name, which is glibc's, has the function.</summary>
    internal static unsafe bool TrySet(bool isLinux, string library)
    {
        if (!isLinux || !NativeLibrary.TryLoad(library, out var libc) || !NativeLibrary.TryGetExport(libc, "mallopt", out var address)) return false;
        var mallopt = (delegate* unmanaged<int, int, int>)address;
        return (mallopt(MmapMax, 0) & mallopt(TrimThreshold, int.MaxValue) & mallopt(TopPad, 64 << 20) & mallopt(ArenaMax, 1)) == 1;
    }
}
