namespace Course;

/// <summary>What the command tells its caller.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>A cell or a test failed, or the doctor found something wrong.</summary>
    public const int Failed = 1;

    /// <summary>The command line or an input is wrong; nothing was run.</summary>
    public const int BadInput = 2;

    /// <summary>Something ran longer than allowed and was stopped.</summary>
    public const int TimedOut = 3;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
