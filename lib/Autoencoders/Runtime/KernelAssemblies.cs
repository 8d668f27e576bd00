using System.Reflection;
using System.Runtime.Loader;

namespace Autoencoders.Runtime;

/// <summary>
/// In a notebook, F#'s library is the kernel's own, whatever its version: Plotly.NET asks for a later one, and two of them in one process do not know each other's types.
/// The folder that the notebooks load the library from therefore has none.
/// </summary>
internal static class KernelAssemblies
{
    private const string Shared = "FSharp.Core";

    /// <summary>Gives assemblies that ask for another version the one of this process.</summary>
    public static void Use() => AppDomain.CurrentDomain.AssemblyResolve += static (_, asked) =>
        new AssemblyName(asked.Name) is { Name: Shared, Version: not null } ? AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(Shared)) : null;
}
