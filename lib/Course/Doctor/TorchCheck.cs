using System.Diagnostics;
using System.Text.Json;

namespace Course.Doctor;

/// <summary>Whether TorchSharp loads and computes, and what the build did to it.</summary>
internal static class TorchCheck
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Diagnosis>> RunAsync(CourseContext context, CancellationToken cancellationToken)
    {
        var note = Path.Combine(context.Root, "lib", "Autoencoders", "bin", "libtorch.txt");
        var (facts, complaint) = await ProbeAsync(cancellationToken);
        return
        [
            facts is null
                ? new("TorchSharp", $"cannot be used: {complaint}", "Build it again: delete lib/Autoencoders/bin and lib/Course/bin, then run './course setup'.")
                : new("TorchSharp", $"{facts.Version}, {facts.Threads} of {Environment.ProcessorCount} processors", facts.IsRight ? null : "Its matrix product is wrong: 'dotnet nuget locals all --clear', then './course setup'."),
            .. File.Exists(note) ? [new Diagnosis("libLibTorchSharp", File.ReadAllText(note).Trim().ReplaceLineEndings(" "))] : Array.Empty<Diagnosis>(),
        ];
    }

    /// <summary>What libtorch says of itself in a process of its own, or why it cannot.</summary>
    private static async Task<(TorchFacts? Facts, string Complaint)> ProbeAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(TorchProbe).Assembly.Location, TorchProbe.Verb]) { RedirectStandardOutput = true, RedirectStandardError = true };
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
