using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Course.Doctor;

/// <summary>The system, .NET, the processor, memory and disk.</summary>
internal static class MachineCheck
{
    private const double GibiByte = 1L << 30;
    private const double LeastMemory = 2;
    private const double LeastDisk = 0.5;
    private const string MoreMemory = "Training needs about 2 GiB: close other programs, or train on fewer images.";
    private const string MoreDisk = "Builds, runs and tests need about 0.5 GiB: delete 'out', or move the course to another disk.";
    private const string ProcessorFile = "/proc/cpuinfo";

    public static IReadOnlyList<Diagnosis> Run(CourseContext context)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / GibiByte;
        var disk = new DriveInfo(context.Root).AvailableFreeSpace / GibiByte;
        return
        [
            new("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}"),
            new(".NET", RuntimeInformation.FrameworkDescription),
            new("processors", $"{Environment.ProcessorCount} of {Processor()}; vectors of {Vectors()}"),
            new("memory", $"{memory:0.0} GiB", memory < LeastMemory ? MoreMemory : null),
            new("disk", $"{disk:0.0} GiB free", disk < LeastDisk ? MoreDisk : null),
        ];
    }

    /// <summary>The processor's name where the system tells it, otherwise its kind.</summary>
    public static string Processor()
    {
        var line = File.Exists(ProcessorFile)
            ? File.ReadLines(ProcessorFile).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null
            ? RuntimeInformation.ProcessArchitecture.ToString()
            : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static string Vectors()
    {
        if (Avx512F.IsSupported) return "512 bits (AVX-512)";
        if (Avx2.IsSupported) return "256 bits (AVX2)";
        return $"{Vector<byte>.Count * 8} bits: training takes two to four times as long as with AVX2";
    }
}
