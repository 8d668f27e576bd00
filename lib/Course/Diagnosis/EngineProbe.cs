using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;

namespace Course.Diagnosis;

/// <summary>Loads the engine in a process of its own and says what it is; a library that cannot be loaded ends that process only.</summary>
internal static class EngineProbe
{
    public const string Verb = "engine-probe";
    private const string BlasProcessor = "openblas_get_corename";
    private const string MapsFile = "/proc/self/maps";

    /// <summary>Writes an <see cref="EngineFacts"/> as JSON.</summary>
    public static int Run(TextWriter output)
    {
        using var scope = torch.NewDisposeScope();
        var matrix = torch.ones(64, 64);
        var product = torch.matmul(matrix, matrix).sum().item<float>();
        var libraries = LoadedLibraries();
        var facts = new EngineFacts(typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "", torch.get_num_threads(), product == 64 * 64 * 64, libraries) { BlasProcessor = BlasProcessorOf(libraries) };
        output.WriteLine(JsonSerializer.Serialize(facts));
        return ExitCode.Fine;
    }

    private static string? BlasProcessorOf(IEnumerable<string> libraries)
    {
        foreach (var library in libraries.Where(path => path.Contains("openblas")))
        {
            if (NativeLibrary.TryLoad(library, out var handle) && NativeLibrary.TryGetExport(handle, BlasProcessor, out var address))
                return Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<ReadText>(address)());
        }

        return null;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint ReadText();

    private static string[] LoadedLibraries() => !File.Exists(MapsFile) ? [] :
    [
        .. File.ReadLines(MapsFile).Select(line => line.IndexOf('/', StringComparison.Ordinal) is var start and >= 0 ? line[start..] : "")
            .Where(path => Path.GetFileName(path) is var name
                && (name.Contains("blas") || name.StartsWith("libmkl") || name.StartsWith("libtorch") || name.StartsWith("libgomp") || name.StartsWith("libiomp")))
            .Distinct(),
    ];
}

/// <summary>What a loaded engine says of itself.</summary>
/// <param name="Version">The version of the TorchSharp assembly.</param>
/// <param name="Threads">How many threads it computes with.</param>
/// <param name="IsRight">Whether a matrix product came out as it must.</param>
/// <param name="Libraries">The files of libtorch, BLAS and OpenMP that are loaded.</param>
internal sealed record EngineFacts(string Version, int Threads, bool IsRight, IReadOnlyList<string> Libraries)
{
    /// <summary>The kind of processor for which OpenBLAS chose its kernels, such as SkylakeX; null where there is no OpenBLAS.</summary>
    public string? BlasProcessor { get; init; }

    /// <summary>The same in words; null where there is no OpenBLAS.</summary>
    public string? BlasKernels => BlasProcessor is null ? null
        : Environment.GetEnvironmentVariable(BlasVariable) is { Length: > 0 } wanted ? $"kernels for {BlasProcessor}, by {BlasVariable}={wanted}"
        : $"kernels for {BlasProcessor}";

    private const string BlasVariable = "OPENBLAS_CORETYPE";
}
