using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Autoencoders.Display;

namespace Autoencoders.Runtime;

/// <summary>What the library sets up for its process, once, before its first code runs.</summary>
internal static class Startup
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Notebooks and tests use networks of their own before they call anything that could set this up.")]
    public static void Run()
    {
        KernelAssemblies.Use();
        KeptMemory.Use();
        QuietLibtorch.Use();
        ChartDisplay.RegisterInNotebook();
    }
}
