using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;

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

    /// <summary>Shows values where .NET Interactive does not run the cells, and says whether it could; set at the start.</summary>
    internal static Func<object, bool> Elsewhere { get; set; } = _ => false;

    /// <summary>Shows <paramref name="value"/> in the running cell's output, or prints it as text outside a cell.</summary>
    public static void Show(object value)
    {
        if (TryShow(value) is null && !Elsewhere(value)) Console.WriteLine(value);
    }

    /// <summary>Shows <paramref name="value"/> in place of what was shown before.</summary>
    public void Update(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _update(value);
    }
}

/// <summary>
/// The notebook cell that runs this code, if any. The kernel's assemblies are there only in a notebook; in any other program they are
/// missing, so that only methods that are called within a cell may name them.
/// </summary>
internal static class CurrentCell
{
    private static bool s_isNotebook;

    /// <summary>Whether this process is a notebook's kernel.</summary>
    public static bool IsNotebook => s_isNotebook |=
        AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive");

    /// <summary>Whether a cell runs this code.</summary>
    public static bool IsRunning => IsNotebook && HasContext();

    /// <summary>Signalled when the cell is interrupted; never, outside a cell.</summary>
    public static CancellationToken Cancellation => IsNotebook ? CellCancellation() : CancellationToken.None;

    /// <summary>Shows a value in the cell's output; the answer shows another in its place. Null outside a cell.</summary>
    public static Action<object>? TryDisplay(object value) => IsNotebook ? CellDisplay(value) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HasContext() => KernelInvocationContext.Current is not null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CancellationToken CellCancellation() => KernelInvocationContext.Current?.CancellationToken ?? CancellationToken.None;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Action<object>? CellDisplay(object value) =>
        KernelInvocationContext.Current?.Display(value) is { } displayed ? displayed.Update : null;
}
