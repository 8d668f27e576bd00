using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Autoencoders.Display;

namespace Teaching;

/// <summary>What this assembly sets up before its first code runs.</summary>
internal static class Startup
{
    /// <summary>Lets the library set up its displays: a notebook shows a quiz before it has used anything else of the library.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A quiz is shown before anything of the library is called.")]
    public static void Run() => RuntimeHelpers.RunModuleConstructor(typeof(Figures).Module.ModuleHandle);
}
