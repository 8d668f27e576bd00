using System.Text.Json;
using TorchSharp;

namespace Course.Doctor;

/// <summary>Loads libtorch in a process of its own and says what it is; a library that cannot be loaded ends that process only.</summary>
internal static class TorchProbe
{
    public const string Verb = "torch-probe";

    /// <summary>Writes a <see cref="TorchFacts"/> as JSON.</summary>
    public static int Run(TextWriter output)
    {
        using var scope = torch.NewDisposeScope();
        var matrix = torch.ones(64, 64);
        var product = torch.matmul(matrix, matrix).sum().item<float>();
        output.WriteLine(JsonSerializer.Serialize(new TorchFacts(typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "", torch.get_num_threads(), product == 64 * 64 * 64)));
        return ExitCode.Fine;
    }
}

/// <summary>What a loaded libtorch says of itself.</summary>
/// <param name="Version">The version of TorchSharp.</param>
/// <param name="Threads">How many threads it computes with.</param>
/// <param name="IsRight">Whether a matrix product came out as it must.</param>
internal sealed record TorchFacts(string Version, int Threads, bool IsRight);
