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

    private static readonly string[] s_neededByCharts = ["Fable.Core", "Giraffe.ViewEngine", "Newtonsoft.Json"];

    /// <summary>Sets it up for the process.</summary>
    public static void Use()
    {
        // F#'s library is the kernel's own, whatever version a package asks for. The folder that notebooks load the library from has none.
        AssemblyLoadContext.Default.Resolving += static (context, asked) => asked switch
        {
            { Name: FSharp, Version: not null } => context.LoadFromAssemblyName(new(FSharp)),
            // A cell whose first use of the library is a chart has loaded the package before this code could run.
            _ when s_charts.Contains(asked.Name) => Loaded(asked.Name!) ?? context.LoadFromAssemblyPath(PathOf(asked.Name!)),
            _ when s_neededByCharts.Contains(asked.Name) => context.LoadFromAssemblyPath(PathOf(asked.Name!)),
            _ => null,
        };
    }

    /// <summary>Loads the chart packages where those of a student's cell are looked for first, unless they are loaded.</summary>
    public static void ShareCharts()
    {
        if (AssemblyLoadContext.GetLoadContext(typeof(KernelAssemblies).Assembly) == AssemblyLoadContext.Default) return;
        foreach (var name in s_charts.Where(name => Loaded(name) is null))
            AssemblyLoadContext.Default.LoadFromAssemblyPath(PathOf(name));
    }

    private static Assembly? Loaded(string name) =>
        Array.Find(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == name);

    private static string PathOf(string name) =>
        Path.Combine(Path.GetDirectoryName(typeof(KernelAssemblies).Assembly.Location)!, $"{name}.dll");
}
