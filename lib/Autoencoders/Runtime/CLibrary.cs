using System.Runtime.InteropServices;

namespace Autoencoders.Runtime;

/// <summary>Settings of the C library, made once for the process by functions that .NET does not offer.</summary>
internal static class CLibrary
{
    private const string LogLevel = "TORCH_CPP_LOG_LEVEL";
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapMax = -4;
    private const int ArenaMax = -8;

    /// <summary>
    /// Keeps libtorch's warnings out of notebooks, unless the user has set the level: on processors that it does not know, each process
    /// would begin with "Could not initialize NNPACK", which concerns no reader. Errors still show. libtorch asks the C library for its
    /// setting, which .NET's environment does not reach on Linux and macOS. To be called before libtorch is loaded.
    /// </summary>
    public static unsafe void QuietLibtorch()
    {
        if (Environment.GetEnvironmentVariable(LogLevel) is not null || OperatingSystem.IsWindows()) return;
        var library = OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libc.so.6";
        if (!TryFind(library, "setenv", out var address)) return;
        var setenv = (delegate* unmanaged<byte*, byte*, int, int>)address;
        fixed (byte* name = "TORCH_CPP_LOG_LEVEL\0"u8)
        fixed (byte* value = "ERROR\0"u8)
        {
            _ = setenv(name, value, 0);
        }
    }

    /// <summary>
    /// Lets the C library keep the memory that a training step has freed, instead of giving it back to the system and asking for it again
    /// in the next step. Only glibc can be told so; elsewhere nothing happens.
    /// </summary>
    /// <returns>Whether the C library took it.</returns>
    public static unsafe bool KeepMemory(bool isLinux, string library = "libc.so.6")
    {
        if (!isLinux || !TryFind(library, "mallopt", out var address)) return false;
        var mallopt = (delegate* unmanaged<int, int, int>)address;
        return (mallopt(MmapMax, 0) & mallopt(TrimThreshold, int.MaxValue) & mallopt(TopPad, 64 << 20) & mallopt(ArenaMax, 1)) == 1;
    }

    private static bool TryFind(string library, string function, out nint address)
    {
        address = 0;
        return NativeLibrary.TryLoad(library, out var loaded) && NativeLibrary.TryGetExport(loaded, function, out address);
    }
}
