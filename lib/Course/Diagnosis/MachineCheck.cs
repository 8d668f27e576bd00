using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Course.Diagnosis;

/// <summary>The system, .NET and the processor.</summary>
internal static class MachineCheck
{
    private const double GibiByte = 1L << 30;
    private const double LeastMemory = 2;

    public static IReadOnlyList<Finding> Run()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / GibiByte;
        return
        [
            new("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}"),
            new(".NET", RuntimeInformation.FrameworkDescription),
            new("processors", $"{Environment.ProcessorCount} ({Features()})"),
            new("memory", $"{memory:0.0} GiB", memory < LeastMemory ? $"Training needs about {LeastMemory:0} GiB: close other programs, or train on fewer images." : null),
        ];
    }

    private static string Features()
    {
        var features = new[] { (Avx512F.IsSupported, "AVX-512"), (Avx2.IsSupported, "AVX2"), (Fma.IsSupported, "FMA") };
        var names = features.Where(feature => feature.Item1).Select(feature => feature.Item2).ToList();
        return names.Count > 0 ? string.Join(", ", names) : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
