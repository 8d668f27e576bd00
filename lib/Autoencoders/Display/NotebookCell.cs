using System.Reflection;

namespace Autoencoders.Display;

/// <summary>
/// The notebook cell that runs this code, if any: its engine's KernelInvocationContext, reached by reflection over the loaded assemblies,
/// since the library references no notebook engine.
/// </summary>
internal static class NotebookCell
{
    private const string ContextType = "Microsoft.DotNet.Interactive.KernelInvocationContext";

    /// <summary>Signalled when the cell is interrupted; never, outside a cell.</summary>
    public static CancellationToken Cancellation =>
        Context is { } context && context.GetType().GetProperty("CancellationToken")?.GetValue(context) is CancellationToken token ? token : CancellationToken.None;

    private static object? Context => AppDomain.CurrentDomain.GetAssemblies()
        .Select(assembly => assembly.GetType(ContextType)?.GetProperty("Current", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
        .FirstOrDefault(context => context is not null);

    /// <summary>Displays a value in the cell's output and gives what can be updated; null outside a cell.</summary>
    public static object? Display(object value)
    {
        if (Context is not { } context) return null;
        return context.GetType().GetMethod("Display", [typeof(object), typeof(string[])])?.Invoke(context, [value, Array.Empty<string>()]);
    }
}
