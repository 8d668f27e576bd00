using System.Reflection;
using Autoencoders.Plotting;

namespace Autoencoders.Runtime;

/// <summary>Verso, another engine of notebooks: it shows what has a public <c>ToHtml</c>.</summary>
internal static class Verso
{
    private const string Library = "Verso.Abstractions";

    /// <summary>Shows a value in the output of the running cell.</summary>
    /// <returns>False if Verso is not among the loaded assemblies.</returns>
    public static bool TryShow(object value, IEnumerable<Assembly> loaded)
    {
        var library = loaded.FirstOrDefault(assembly => assembly.GetName().Name == Library);
        if (library?.GetType($"{Library}.DisplayExtensions")?.GetMethod("Display") is not { } display) return false;
        display.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [ChartDisplay.WithHtml(value), null], null);
        return true;
    }
}
