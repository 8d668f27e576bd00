using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Course.Benchmarks;

/// <summary>The processes that measure PyTorch: tests/Benchmarks/peer.py in the system's Python.</summary>
internal static class PeerProcess
{
    private const string Python = "/usr/bin/python3";

    // What the engine sets in its own process: freed memory is kept for the next step, in one arena.
    private static readonly (string Name, string Value)[] s_memory =
        [("MALLOC_MMAP_MAX_", "0"), ("MALLOC_TRIM_THRESHOLD_", "2147483647"), ("MALLOC_TOP_PAD_", "67108864"), ("MALLOC_ARENA_MAX", "1")];

    private static string BlasFolder => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "/usr/lib/aarch64-linux-gnu/openblas-openmp" : "/usr/lib/x86_64-linux-gnu/openblas-openmp";

    /// <summary>How a measurement of a peer is started.</summary>
    public static ProcessStartInfo Of(CourseContext context, Measurement measurement, string subject, BenchSettings settings)
    {
        var start = PythonWith(
            Path.Combine(context.Root, "tests", "Benchmarks", "peer.py"), subject, measurement.Name, "--data", Path.Combine(context.Data, "mnist"),
            "--seconds", Seconds(settings.Slice), "--warm-up", Seconds(settings.WarmUp));
        if (subject != Subject.Tuned) return start;
        foreach (var (name, value) in s_memory) start.Environment[name] = value;
        start.Environment["LD_LIBRARY_PATH"] = BlasFolder; // the OpenBLAS that shares its threads with PyTorch
        return start;
    }

    /// <summary>Makes sure that PyTorch can be measured, and says which it is.</summary>
    /// <exception cref="InputException">Python has no PyTorch.</exception>
    public static async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        var complaint = $"there is no '{Python}'";
        if (File.Exists(Python))
        {
            var (exitCode, output, errors) = await ChildProcess.RunAsync("PyTorch", PythonWith("-c", "import numpy, torch; print(torch.__version__)"), cancellationToken);
            if (exitCode == 0) return output.Trim();
            complaint = ChildProcess.Complaint(errors) ?? $"exit code {exitCode}";
        }

        throw new InputException($"PyTorch cannot be measured: {complaint}. Install it (Debian: 'apt-get install python3-torch'), or leave --peer out.");
    }

    // Neither variables nor a home folder of the user's change what is measured, and nothing is written beside the scripts.
    private static ProcessStartInfo PythonWith(params string[] arguments) => new(Python, ["-E", "-s", "-B", .. arguments]);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
