using System.Diagnostics;
using System.Text.Json;

namespace Course.Benchmarks;

/// <summary>
/// A contestant in a process of its own. It prints a line of JSON when it is warm, and one for each line that it is sent: the name of a quantity. It ends with its input.
/// </summary>
internal sealed class MeasuringProcess : IContestant
{
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(50); // threads that have no work go on looking for some for a moment

    private readonly string _name;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private MeasuringProcess(string name, Process process) => (_name, _process, _errors) = (name, process, process.StandardError.ReadToEndAsync());

    /// <summary>Starts the process and waits until it is warm.</summary>
    /// <param name="name">What it measures, for messages.</param>
    /// <param name="start">How it is started.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MeasurementException">It cannot be started, or it failed.</exception>
    /// <exception cref="TimeoutException">It took longer than ten minutes.</exception>
    public static async Task<IContestant> StartAsync(string name, ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var contestant = new MeasuringProcess(name, ChildProcess.Start(name, start));
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

    public async Task<IReadOnlyDictionary<string, double>> MeasureAsync(string quantity, CancellationToken cancellationToken)
    {
        await Task.Delay(s_settling, cancellationToken);
        try
        {
            await _process.StandardInput.WriteLineAsync(quantity.AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            // It has ended: reading says why.
        }

        return await ReadAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private Task<Dictionary<string, double>> ReadAsync(CancellationToken cancellationToken) => Patience.WaitAsync(
        _name,
        async patience =>
        {
            if (await _process.StandardOutput.ReadLineAsync(patience) is { } line) return Parse(line);
            await _process.WaitForExitAsync(patience);
            await ChildProcess.LetInterruptArriveAsync(cancellationToken);
            throw new MeasurementException($"'{_name}' failed: {ChildProcess.Complaint(await _errors) ?? $"its process ended with exit code {_process.ExitCode}"}");
        },
        cancellationToken);

    private Dictionary<string, double> Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, double>>(line) ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            throw new MeasurementException($"'{_name}' printed no figures, but '{line.Trim()}'.");
        }
    }
}
