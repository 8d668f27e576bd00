using System.Diagnostics;
using System.Text.Json;
using TorchSharp;

namespace Course.Doctor;

/// <summary>Whether TorchSharp loads and computes, and what the build did to it.</summary>
internal static class TorchCheck
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Diagnosis>> RunAsync(CourseContext context, CancellationToken cancellationToken)
    {
        var note = Path.Combine(context.Root, "lib", "Autoencoders", "bin", "libtorch.txt");
        var (facts, complaint) = await ProbeAsync(cancellationToken);
        var findings = new List<Diagnosis> { facts is null ? Unusable(complaint) : Usable(facts) };
        if (File.Exists(note)) findings.Add(new("libLibTorchSharp", File.ReadAllText(note).Trim().ReplaceLineEndings(" ")));
        return findings;
    }

    private static Diagnosis Unusable(string complaint) => new(
        "TorchSharp",
        $"cannot be used: {complaint}",
        "Build it again: delete lib/Autoencoders/bin and lib/Course/bin, then run './course setup'.");

    private static Diagnosis Usable(TorchFacts facts) => new(
        "TorchSharp",
        $"{facts.Version}, {facts.Threads} of {Environment.ProcessorCount} processors",
        facts.IsRight ? null : "Its matrix product is wrong: 'dotnet nuget locals all --clear', then './course setup'.");

    /// <summary>What libtorch says about itself in a separate process, or why it cannot.</summary>
    private static async Task<(TorchFacts? Facts, string Complaint)> ProbeAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(TorchProbe).Assembly.Location, TorchProbe.Verb])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            if (process.ExitCode == 0) return (JsonSerializer.Deserialize<TorchFacts>(output), "");
            var complaint = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .FirstOrDefault(line => !line.StartsWith("at ", StringComparison.Ordinal));
            return (null, complaint ?? $"its process ended with exit code {process.ExitCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return (null, $"it did not load within {s_patience.TotalSeconds:0} s");
        }
    }
}

/// <summary>Loads libtorch in a separate process, so that a library that cannot be loaded ends only that process.</summary>
internal static class TorchProbe
{
    public const string Verb = "torch-probe";

    /// <summary>Writes a <see cref="TorchFacts"/> as JSON.</summary>
    public static int Run(TextWriter output)
    {
        using var scope = torch.NewDisposeScope();
        var matrix = torch.ones(64, 64);
        var product = torch.matmul(matrix, matrix).sum().item<float>();
        var version = typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "";
        output.WriteLine(JsonSerializer.Serialize(new TorchFacts(version, torch.get_num_threads(), product == 64 * 64 * 64)));
        return ExitCode.Fine;
    }
}

/// <summary>What a loaded libtorch says of itself.</summary>
/// <param name="Version">The version of TorchSharp.</param>
/// <param name="Threads">How many threads it computes with.</param>
/// <param name="IsRight">Whether a matrix product came out as it must.</param>
internal sealed record TorchFacts(string Version, int Threads, bool IsRight);
