using System.Reflection;
using System.Runtime.Loader;

namespace Autoencoders.Runtime;

/// <summary>
/// Lets a notebook's kernel have each assembly once. A kernel loads what '#r' names by its path into contexts by themselves, and the
/// packages that a cell asks for into the default one; two copies of an assembly do not know each other's types.
/// </summary>
internal static class KernelAssemblies
{
    private const string FSharp = "FSharp.Core";

    private static readonly string[] s_charts = ["DynamicObj", "Plotly.NET", "Plotly.NET.CSharp", "XPlot.Plotly"];

    /// <summary>Sets it up for the process.</summary>
    public static void Use()
    {
        // F#'s library is the kernel's own, whatever version a package asks for. The folder that notebooks load the library from has none.
        AssemblyLoadContext.Default.Resolving += static (_, asked) =>
            asked is { Name: FSharp, Version: not null } ? AssemblyLoadContext.Default.LoadFromAssemblyName(new(FSharp)) : null;
    }

    /// <summary>Loads the chart packages where those of a student's cell are looked for first, unless they are loaded.</summary>
    public static void ShareCharts()
    {
        var self = typeof(KernelAssemblies).Assembly;
        if (AssemblyLoadContext.GetLoadContext(self) == AssemblyLoadContext.Default) return;
        var folder = Path.GetDirectoryName(self.Location)!;
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name).ToHashSet();
        foreach (var name in s_charts.Where(name => !loaded.Contains(name)))
        {
            AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, $"{name}.dll"));
        }
    }
}
