using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace Course.Diagnosis;

/// <summary>Which engine was chosen, and what is really loaded.</summary>
internal static class EngineCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Finding>> RunAsync(CourseContext context, CancellationToken cancellationToken)
    {
        var engine = Chosen(context.State);
        var findings = new List<Finding> { new("engine", engine ?? "not chosen", engine is null ? "Run './course setup'." : null) };
        var (facts, complaint) = await ProbeAsync(cancellationToken);
        if (facts is null)
        {
            findings.Add(new("libtorch", $"cannot be used: {complaint}", engine == "package"
                ? "Run './course setup --engine package' to restore the package again, or './course setup --engine system'."
                : "Run './course setup', which installs libtorch-dev, libopenblas0-openmp and g++."));
            return findings;
        }

        findings.Add(new("libtorch", $"{Named(facts, "libtorch_cpu") ?? "loaded"} (TorchSharp assembly {facts.Version})", facts.IsRight ? null : "Its matrix product is wrong: reinstall libtorch."));
        findings.Add(Blas(facts, engine));
        findings.Add(new("threads", $"{facts.Threads} of {Environment.ProcessorCount} processors ({Named(facts, "libgomp") ?? Named(facts, "libiomp") ?? "no OpenMP"})"));
        return findings;
    }

    /// <summary>What the engine says of itself in a process of its own, or why it cannot.</summary>
    internal static async Task<(EngineFacts? Facts, string Complaint)> ProbeAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(EngineProbe).Assembly.Location, EngineProbe.Verb])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            if (process.ExitCode == 0) return (JsonSerializer.Deserialize<EngineFacts>(output), "");
            var complaint = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .FirstOrDefault(line => !line.StartsWith("at ", StringComparison.Ordinal));
            return (null, complaint ?? $"its process ended with exit code {process.ExitCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return (null, $"it did not load within {Patience.TotalSeconds:0} s");
        }
    }

    internal static string? Chosen(string state)
    {
        var file = Path.Combine(state, "engine.props");
        return File.Exists(file) ? XDocument.Load(file).Descendants("CourseEngine").FirstOrDefault()?.Value : null;
    }

    internal static Finding Blas(EngineFacts facts, string? engine)
    {
        var found = facts.Libraries.Where(path => Path.GetFileName(path) is var name && (name.Contains("blas") || name.StartsWith("libmkl"))).ToList();
        if (found.Count == 0) return engine == "package" ? new("BLAS", "within libtorch") : new("BLAS", "none is loaded", "Run 'apt-get install libopenblas0-openmp'.");
        var text = string.Join(", ", found) + (facts.BlasKernels is { } kernels ? $" ({kernels})" : "");
        if (found.Any(path => path.Contains("openblas-pthread")))
            return new("BLAS", text, "OpenBLAS's own threads fight those of libtorch: run 'apt-get install libopenblas0-openmp' and 'apt-get remove libopenblas0-pthread'.");
        return found.Any(path => path.Contains("openblas") || path.Contains("libmkl"))
            ? new("BLAS", text)
            : new("BLAS", text, "This is the slow reference BLAS: run 'apt-get install libopenblas0-openmp'.");
    }

    private static string? Named(EngineFacts facts, string name) => facts.Libraries.FirstOrDefault(path => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal));
}
