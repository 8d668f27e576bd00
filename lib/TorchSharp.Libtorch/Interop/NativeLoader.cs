using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// Finds and loads the native part. The OpenBLAS that runs its loops on OpenMP comes first, by its full path: the pthread flavour keeps a
/// thread pool of its own, which fights with libtorch's and makes dense layers three times slower.
/// </summary>
internal static class NativeLoader
{
    private const string FileName = "libcourse_torch.so";

    internal static nint Load()
    {
        PreloadBlas();
        string beside = Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location) ?? "", FileName);
        if (!File.Exists(beside))
        {
            throw new DllNotFoundException(
                $"The engine's native part '{beside}' does not exist. Run './course setup' to build it (it needs libtorch-dev and g++), " +
                "or build with the TorchSharp package: './course setup --engine package'.");
        }
        try
        {
            return NativeLibrary.Load(beside);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(
                $"The engine's native part '{beside}' cannot be loaded, most likely because libtorch is missing or of another version than at the " +
                $"build. Run './course setup' (Debian: 'apt-get install libtorch-dev libopenblas0-openmp'). The loader said: {e.Message}", e);
        }
        catch (BadImageFormatException e)
        {
            throw new DllNotFoundException($"'{beside}' is damaged or was built for another processor. Run './course setup' to build it anew.", e);
        }
    }

    private static void PreloadBlas()
    {
        string triplet = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        string folder = $"/usr/lib/{triplet}/openblas-openmp";
        foreach (string library in (ReadOnlySpan<string>)["libopenblas.so.0", "libblas.so.3", "liblapack.so.3"])
        {
            string path = Path.Combine(folder, library);
            if (File.Exists(path)) NativeLibrary.TryLoad(path, out _);
        }
    }
}
