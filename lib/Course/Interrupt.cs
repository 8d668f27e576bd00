using System.Runtime.InteropServices;

namespace Course;

/// <summary>
/// Turns the first Ctrl-C, SIGTERM or SIGHUP into a cancellation, so that finished work is kept. A second Ctrl-C or SIGTERM ends the
/// process at once. A Ctrl-C or hang-up that the process was
/// started to ignore, as <c>nohup</c> does, stays ignored.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;

    public Interrupt(CancellationToken outer)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Stop))];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_source.IsCancellationRequested)
        {
            signal.Cancel = signal.Signal == PosixSignal.SIGHUP; // a terminal that is closed may say so twice
            return;
        }

        signal.Cancel = true;
        _source.Cancel();
    }
}
