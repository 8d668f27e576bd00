namespace Autoencoders.Display;

/// <summary>An output of a notebook cell that can change after it was shown; outside a cell there is none.</summary>
public sealed class LiveDisplay
{
    private readonly Action<object> _update;

    private LiveDisplay(Action<object> update) => _update = update;

    /// <summary>Shows <paramref name="value"/> in the output of the running cell; null outside a cell.</summary>
    public static LiveDisplay? TryShow(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CurrentCell.TryDisplay(value) is { } update ? new LiveDisplay(update) : null;
    }

    /// <summary>Shows <paramref name="value"/> in the running cell's output, or prints it as text outside a cell.</summary>
    public static void Show(object value)
    {
        if (TryShow(value) is null) Console.WriteLine(value);
    }

    /// <summary>Shows <paramref name="value"/> in place of what was shown before.</summary>
    public void Update(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _update(value);
    }
}
