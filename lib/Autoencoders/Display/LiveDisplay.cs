using System.Reflection;

namespace Autoencoders.Display;

/// <summary>
/// An output that can change after it was shown. In a notebook it is a display of the running cell, reached by reflection over the loaded
/// assemblies, since the library references no notebook engine; elsewhere there is none and <see cref="TryShow"/> returns null.
/// </summary>
public sealed class LiveDisplay
{
    private const string ContextType = "Microsoft.DotNet.Interactive.KernelInvocationContext";

    private readonly object _displayed;
    private readonly MethodInfo _update;

    private LiveDisplay(object displayed, MethodInfo update) => (_displayed, _update) = (displayed, update);

    /// <summary>Shows <paramref name="value"/> in the output of the running cell; null outside a notebook cell.</summary>
    public static LiveDisplay? TryShow(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.GetType(ContextType) is not { } type) continue;
            if (type.GetProperty("Current", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is not { } context) continue;
            var display = type.GetMethod("Display", [typeof(object), typeof(string[])]);
            if (display?.Invoke(context, [value, Array.Empty<string>()]) is not { } displayed) continue;
            if (displayed.GetType().GetMethod("Update", [typeof(object)]) is { } update) return new LiveDisplay(displayed, update);
        }

        return null;
    }

    /// <summary>Shows <paramref name="value"/> in the running cell's output, or prints it as text outside a notebook.</summary>
    public static void Show(object value)
    {
        if (TryShow(value) is null) Console.WriteLine(value);
    }

    /// <summary>Shows <paramref name="value"/> in place of what was shown before.</summary>
    public void Update(object value) => _update.Invoke(_displayed, [value]);
}
