using System.Globalization;
using System.Runtime.InteropServices;
using Course.Diagnosis;

namespace Course.Benchmarks;

/// <summary>Where and how a benchmark is measured, by name.</summary>
internal static class Conditions
{
    public const string Processor = "processor";
    public const string Processors = "processors";
    public const string Date = "date";
    public const string Runs = "runs";
    public const string Length = "length";
    public const string Blas = "OpenBLAS";
    public const string Peer = "pytorch";

    private const string ProcessorFile = "/proc/cpuinfo";
    private const string ModelLine = "model name";

    /// <summary>The conditions of this machine and moment.</summary>
    /// <param name="context">The course.</param>
    /// <param name="request">What is measured.</param>
    /// <param name="engine">What the engine says of itself; null when it cannot.</param>
    /// <param name="peer">PyTorch's version; null when it is not measured.</param>
    public static IReadOnlyDictionary<string, string> Of(CourseContext context, BenchRequest request, EngineFacts? engine, string? peer)
    {
        var conditions = new Dictionary<string, string>
        {
            [Date] = DateTime.Now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            [Processor] = ProcessorName(),
            [Processors] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
            ["system"] = RuntimeInformation.OSDescription,
            ["dotnet"] = RuntimeInformation.FrameworkDescription,
            ["engine"] = EngineCheck.Chosen(context.State) ?? "not chosen",
            [Runs] = request.Runs.ToString(CultureInfo.InvariantCulture),
            [Length] = request.Settings.Name,
        };
        if (engine?.BlasKernels is { } kernels) conditions[Blas] = kernels;
        if (peer is not null) conditions[Peer] = peer;
        return conditions;
    }

    private static string ProcessorName() =>
        (File.Exists(ProcessorFile) ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith(ModelLine, StringComparison.Ordinal)) : null) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
