using System.Runtime.InteropServices;

namespace Autoencoders.Runtime;

/// <summary>
/// Keeps libtorch's warnings out of notebooks: on processors that it does not know, each process would begin with "Could not initialize
/// NNPACK", which concerns no reader. libtorch asks the C library for its setting, which .NET's environment does not reach on Linux and
/// macOS. Errors still show.
/// </summary>
internal static class QuietLibtorch
{
    private const string Setting = "TORCH_CPP_LOG_LEVEL";

    /// <summary>Sets it, before libtorch is loaded, unless the user did.</summary>
    public static unsafe void Use()
    {
        if (Environment.GetEnvironmentVariable(Setting) is not null || OperatingSystem.IsWindows()) return;
        var library = OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libc";
        if (!NativeLibrary.TryLoad(library, out var libc) && !NativeLibrary.TryLoad("libc.so.6", out libc)) return;
        if (!NativeLibrary.TryGetExport(libc, "setenv", out var address)) return;
        var setenv = (delegate* unmanaged<byte*, byte*, int, int>)address;
        fixed (byte* name = "TORCH_CPP_LOG_LEVEL\0"u8)
        fixed (byte* value = "ERROR\0"u8)
        {
            _ = setenv(name, value, 0);
        }
    }
}
