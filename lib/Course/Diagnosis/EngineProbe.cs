using System.Text.Json;
using TorchSharp;

namespace Course.Diagnosis;

/// <summary>Loads the engine in a process of its own and says what it is; a library that cannot be loaded ends that process only.</summary>
internal static class EngineProbe
{
    public const string Verb = "engine-probe";
    private const string MapsFile = "/proc/self/maps";

    /// <summary>Writes an <see cref="EngineFacts"/> as JSON.</summary>
    public static int Run(TextWriter output)
    {
        using var scope = torch.NewDisposeScope();
        var matrix = torch.ones(64, 64);
        var product = torch.matmul(matrix, matrix).sum().item<float>();
        var facts = new EngineFacts(typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "", torch.get_num_threads(), product == 64 * 64 * 64, LoadedLibraries());
        output.WriteLine(JsonSerializer.Serialize(facts));
        return ExitCode.Fine;
    }

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
internal sealed record EngineFacts(string Version, int Threads, bool IsRight, IReadOnlyList<string> Libraries);
