using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Course.Tests.Support;

/// <summary>Signals of Unix, and what this process and those that it starts make of them.</summary>
internal static class Signals
{
    public const int Hangup = 1, Interrupt = 2;
    private const nint Default = 0, Ignore = 1;

    /// <summary>
    /// Starts a program as a terminal does: Ctrl-C reaches it even if this process itself was started to ignore it, as scripts do with
    /// what they start in the background.
    /// </summary>
    public static Process StartAsATerminal(ProcessStartInfo start) =>
        OperatingSystem.IsWindows() || !IsIgnored(Interrupt) ? Process.Start(start)!
            : With(Interrupt, ignored: false, () => Process.Start(start)!);

    /// <summary>Sends a signal to a process.</summary>
    public static void Send(int process, int signal) => Assert.Equal(0, kill(process, signal));

    /// <summary>Does something while this process ignores a signal, or does its default.</summary>
    public static T With<T>(int signal, bool ignored, Func<T> action)
    {
        var before = Record(signal);
        _ = Signals.signal(signal, ignored ? Ignore : Default);
        try
        {
            return action();
        }
        finally
        {
            _ = sigaction(signal, before, null);
        }
    }

    private static bool IsIgnored(int signal) => Record(signal)[0] == Ignore;

    /// <summary>The system's record of what this process does at a signal. It begins with the handler.</summary>
    private static nint[] Record(int signal)
    {
        var record = new nint[64];
        Assert.Equal(0, sigaction(signal, null, record));
        return record;
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);

    [DllImport("libc")]
    private static extern nint signal(int signal, nint handler);

    [DllImport("libc")]
    private static extern int sigaction(int signal, [In] nint[]? action, [Out] nint[]? before);
}
