using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Course;
using Notebooks.Execution;

namespace Benchmarks;

/// <summary>A process that measures something whenever it is its turn, and waits otherwise.</summary>
internal sealed class Contestant : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    // What the library sets in its own process: freed memory is kept for the next step.
    private static readonly (string Name, string Value)[] s_memory =
        [("MALLOC_MMAP_MAX_", "0"), ("MALLOC_TRIM_THRESHOLD_", "2147483647"), ("MALLOC_TOP_PAD_", "67108864"), ("MALLOC_ARENA_MAX", "1")];

    private readonly string _name;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Contestant(string name, ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _name = name;
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new InputException($"'{start.FileName}' cannot be started: {error.Message}", error);
        }

        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a process and waits until it is warm.</summary>
    /// <exception cref="InputException">It failed; the text says why.</exception>
    public static async Task<Contestant> StartAsync(
        CourseContext context, string who, string measurement, double seconds, CancellationToken cancellationToken)
    {
        Func<CourseContext, string, string, double, ProcessStartInfo> start = who is BenchNames.Ours or BenchNames.Stock ? Own : Peer;
        var contestant = new Contestant($"{measurement}, {who}", start(context, who, measurement, seconds));
        try
        {
            await contestant.ReadAsync(cancellationToken);
            return contestant;
        }
        catch
        {
            await contestant.DisposeAsync();
            throw;
        }
    }

    /// <summary>Measures once.</summary>
    public async Task<double> MeasureAsync(string quantity, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(quantity.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return (await ReadAsync(cancellationToken))[quantity];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static ProcessStartInfo Own(CourseContext context, string who, string measurement, double seconds)
    {
        string[] arguments = [typeof(BenchVerb).Assembly.Location, BenchVerb.Name, who, measurement, Text(seconds)];
        var start = new ProcessStartInfo(DotnetHost.Path, arguments) { WorkingDirectory = context.Root };
        if (who == BenchNames.Ours) KernelProgram.SetUpRuntime(start); // as './course run' starts a notebook's kernel
        return start;
    }

    // Neither variables nor a home folder of the user's change what is measured, and nothing is written beside the scripts.
    private static ProcessStartInfo Peer(CourseContext context, string who, string measurement, double seconds)
    {
        var script = Path.Combine(context.Root, "tests", "Benchmarks", "peer.py");
        string[] arguments = [script, who, measurement, "--data", Path.Combine(context.Data, "mnist"), "--seconds", Text(seconds)];
        var start = new ProcessStartInfo(Python, ["-E", "-s", "-B", .. arguments, "--warm-up", Text(seconds)]);
        if (who != "tuned") return start;
        foreach (var (name, value) in s_memory) start.Environment[name] = value;
        return start;
    }

    private static string Text(double seconds) => seconds.ToString(CultureInfo.InvariantCulture);

    private async Task<Dictionary<string, double>> ReadAsync(CancellationToken cancellationToken)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(s_patience, cancellationToken);
        if (line is not null) return JsonSerializer.Deserialize<Dictionary<string, double>>(line) ?? [];
        var errors = (await _errors.WaitAsync(s_patience, cancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var complaint = errors.Any(text => text.StartsWith("Traceback ", StringComparison.Ordinal)) ? errors[^1] : errors.FirstOrDefault();
        var remedy = complaint?.Contains("No module named", StringComparison.Ordinal) == true
            ? " Install it (Debian: 'apt-get install python3-torch'), or leave --peer out."
            : "";
        throw new InputException($"'{_name}' cannot be measured: {complaint ?? "its process ended."}{remedy}");
    }
}
