using System.Reflection;

namespace Autoencoders.Display;

/// <summary>An output of a notebook cell that can change after it was shown; outside a cell there is none.</summary>
public sealed class LiveDisplay
{
    private readonly object _displayed;
    private readonly MethodInfo _update;

    private LiveDisplay(object displayed, MethodInfo update) => (_displayed, _update) = (displayed, update);

    /// <summary>Shows <paramref name="value"/> in the output of the running cell; null outside a cell.</summary>
    public static LiveDisplay? TryShow(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return NotebookCell.Display(value) is { } displayed && displayed.GetType().GetMethod("Update", [typeof(object)]) is { } update
            ? new LiveDisplay(displayed, update)
            : null;
    }

    /// <summary>Shows <paramref name="value"/> in the running cell's output, or prints it as text outside a cell.</summary>
    public static void Show(object value)
    {
        if (TryShow(value) is null) Console.WriteLine(value);
    }

    /// <summary>Shows <paramref name="value"/> in place of what was shown before.</summary>
    public void Update(object value) => _update.Invoke(_displayed, [value]);
}
