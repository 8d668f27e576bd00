namespace Notebooks.Execution;

/// <summary>Says in words how a kernel's process ended.</summary>
internal static class ExitReport
{
    private const int SignalBase = 128;

    private static readonly Dictionary<int, string> s_signals = new()
    {
        [4] = "SIGILL: the processor lacks an instruction that native code uses",
        [6] = "SIGABRT: native code or the runtime gave up; its last words are in the error output above",
        [7] = "SIGBUS: native code reached memory that is not there",
        [8] = "SIGFPE: native code divided by zero",
        [9] = "SIGKILL: it was killed from outside, often because memory ran out",
        [11] = "SIGSEGV: native code reached memory that is not its own",
        [15] = "SIGTERM: it was asked to end from outside",
    };

    public static string Of(int exitCode)
    {
        if (exitCode > SignalBase && s_signals.TryGetValue(exitCode - SignalBase, out var signal))
            return $"The kernel crashed in this cell (exit code {exitCode}, {signal}). The cells after it were not run.";
        return $"The kernel ended in this cell with exit code {exitCode}. The cells after it were not run.";
    }
}
