using System.Diagnostics;
using Notebooks.CSharp;

namespace Notebooks.Execution;

/// <summary>How to start a kernel: a program and the arguments that make it call <see cref="KernelProcess.RunChildAsync"/>.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments; the host adds its own behind them.</param>
public sealed record KernelProgram(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables that the kernel gets beside those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Sets up .NET's runtime for a process that trains networks.</summary>
    public static void SetUpRuntime(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.Environment["DOTNET_TieredPGO"] = "0"; // the compiler is ready sooner without being profiled
        start.Environment["DOTNET_GCgen0size"] = "400000"; // hexadecimal, 4 MB: a long training keeps its memory flat from the start
    }
}
