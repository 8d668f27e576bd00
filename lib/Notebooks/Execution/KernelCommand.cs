namespace Notebooks.Execution;

/// <summary>How to start a kernel process: a program and the arguments that make it call <see cref="KernelProcess.RunChildAsync"/>.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments; the host adds its own behind them.</param>
public sealed record KernelCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables that the kernel gets beside those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Starts the running program again, with a verb.</summary>
    public static KernelCommand Self(params string[] verb)
    {
        var program = System.Environment.ProcessPath!;
        var isDotnet = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isDotnet ? new(program, [System.Environment.GetCommandLineArgs()[0], .. verb]) : new(program, verb);
    }
}
