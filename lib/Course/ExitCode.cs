namespace Course;

/// <summary>What the command tells its caller.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>A notebook could not be read, run or written, a test failed, or the doctor found something wrong.</summary>
    public const int Failed = 1;

    /// <summary>The command line or what it names is wrong; nothing was run.</summary>
    public const int BadInput = 2;

    /// <summary>Something ran longer than allowed and was stopped.</summary>
    public const int TimedOut = 3;

    /// <summary>An unexpected error: a bug in the course.</summary>
    public const int Unexpected = 70;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}

/// <summary>The user asked for something that is missing or unavailable: the message says what, and what to do.</summary>
internal sealed class InputException(string message, Exception? cause = null) : Exception(message, cause);
