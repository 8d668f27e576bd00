using System.ComponentModel;
using System.Diagnostics;

namespace Course.Benchmarks;

/// <summary>Starts other programs.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan InterruptDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs a process to its end; it does not outlive the call.</summary>
    /// <exception cref="MeasurementException">The program is not there.</exception>
    /// <exception cref="TimeoutException">It took longer than ten minutes.</exception>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string name, ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Start(name, start);
        try
        {
            return await Patience.WaitAsync(
                name,
                async patience =>
                {
                    var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience), process.StandardError.ReadToEndAsync(patience));
                    await process.WaitForExitAsync(patience);
                    if (process.ExitCode != 0) await LetInterruptArriveAsync(cancellationToken);
                    return (process.ExitCode, await output, await errors);
                },
                cancellationToken);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Waits a moment after a process has failed: Ctrl-C reaches it too, perhaps earlier than it reaches us.</summary>
    public static Task LetInterruptArriveAsync(CancellationToken cancellationToken) => Task.Delay(InterruptDelay, cancellationToken);

    /// <summary>Starts a process.</summary>
    /// <exception cref="MeasurementException">The program is not there.</exception>
    public static Process Start(string name, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new MeasurementException($"'{name}' cannot be started: {error.Message}");
        }
    }

    /// <summary>The line of an error output that says what is wrong: the first of ours, which a stack trace follows, or the last of Python's, which follows one.</summary>
    internal static string? Complaint(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Any(line => line.StartsWith("Traceback ", StringComparison.Ordinal)) ? lines[^1] : lines.FirstOrDefault(line => !line.StartsWith("at ", StringComparison.Ordinal));
    }
}
