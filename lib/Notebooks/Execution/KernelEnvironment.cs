using System.Diagnostics;

namespace Notebooks.Execution;

/// <summary>How the runtime is set up for a process that trains networks.</summary>
public static class KernelEnvironment
{
    /// <summary>Sets the variables; those that are set already are replaced.</summary>
    /// <param name="start">The process to be started.</param>
    public static void Apply(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.Environment["DOTNET_TieredPGO"] = "0"; // the compiler is ready sooner without being profiled
        start.Environment["DOTNET_GCgen0size"] = "400000"; // hexadecimal, 4 MB: a long training keeps its memory flat from the start
    }
}
