using System.Runtime.Intrinsics.X86;
using TorchSharp.Interop;

namespace TorchSharp.Libtorch.Tests.SystemEngine.Kernels;

/// <summary>The kinds of kernels that this processor can run, slowest first.</summary>
internal static class KernelKinds
{
    private static readonly string[] s_kinds =
    [
        "plain",
        .. Avx2.IsSupported && Fma.IsSupported ? ["avx2"] : Array.Empty<string>(),
        .. Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported ? ["avx512"] : Array.Empty<string>(),
    ];

    public static TheoryData<string> All => [.. s_kinds];

    public static void Choose(string kind) => Native.Check(Native.course_choose_kernels(kind));

    public static void ChooseFastest() => Choose(s_kinds[^1]);
}
