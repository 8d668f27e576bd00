using System.Diagnostics;
using Course.Tests.EndToEnd;
using Course.Tests.Support;

namespace Course.Tests;

/// <summary>Signals of this process, which a command that another test runs in it would get too: so they run alone.</summary>
[Collection(nameof(WholeMachine))]
public sealed class InterruptTests
{
    [UnixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Hangup_CancelsUnlessTheProcessWasStartedToIgnoreIt(bool ignored)
    {
        var cancelled = Signals.With(Signals.Hangup, ignored, () =>
        {
            using var interrupt = new Interrupt(CancellationToken.None);
            Signals.Send(Environment.ProcessId, Signals.Hangup);
            return interrupt.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(ignored ? 0.5 : 20));
        });

        Assert.Equal(!ignored, cancelled);
    }

    [UnixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_AsATerminal_GivesTheDefaultToCtrlC(bool ignored)
    {
        var sleep = new ProcessStartInfo("sleep", "30");
        using var process = ignored
            ? Signals.With(Signals.Interrupt, ignored, () => Signals.StartAsATerminal(sleep))
            : Signals.StartAsATerminal(sleep);

        Signals.Send(process.Id, Signals.Interrupt);
        await process.WaitForExitAsync();

        Assert.Equal(128 + Signals.Interrupt, process.ExitCode);
    }

    private sealed class UnixTheoryAttribute : TheoryAttribute
    {
        public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "only on Unix" : null;
    }
}
