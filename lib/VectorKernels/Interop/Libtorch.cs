using System.Diagnostics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace VectorKernels.Interop;

/// <summary>
/// Two functions that libtorch exports and TorchSharp does not pass on, under the names that the compilers of Linux and macOS, and that of
/// Windows, give them.
/// </summary>
internal static unsafe class Libtorch
{
    private static readonly nint s_library = Find();

    private static readonly delegate* unmanaged<byte> s_keeps = (delegate* unmanaged<byte>)Export(
        "_ZN5torch8autograd33get_current_graph_task_keep_graphEv", "?get_current_graph_task_keep_graph@autograd@torch@@YA_NXZ");

    private static readonly delegate* unmanaged<nint, void> s_bump = (delegate* unmanaged<nint, void>)Export(
        "_ZN5torch8autograd4impl12bump_versionERKN2at6TensorE", "?bump_version@impl@autograd@torch@@YAXAEBVTensor@at@@@Z");

    /// <summary>
    /// Whether the graph of the backward pass that runs on this thread may be asked for its gradients again (<c>retain_graph</c>). True
    /// where libtorch does not say.
    /// </summary>
    public static bool KeepsGraph => s_keeps is null || s_keeps() != 0;

    /// <summary>Tells torch that a tensor's memory was changed, so that a graph that needs the former values refuses to go on.</summary>
    public static void MarkChanged(Tensor tensor)
    {
        if (s_bump is not null)
        {
            s_bump(tensor.Handle);
            return;
        }

        using var off = no_grad();
        using var nothing = tensor.narrow(0, 0, 0);
        nothing.zero_();
    }

    private static nint Find()
    {
        using var process = Process.GetCurrentProcess();
        var file = process.Modules.Cast<ProcessModule>()
            .FirstOrDefault(module => module.ModuleName.Contains("torch_cpu", StringComparison.Ordinal))?.FileName;
        return file is not null && NativeLibrary.TryLoad(file, out var library) ? library : 0;
    }

    private static nint Export(params string[] names)
    {
        foreach (var name in names)
        {
            if (s_library != 0 && NativeLibrary.TryGetExport(s_library, name, out var address)) return address;
        }

        return 0;
    }
}
