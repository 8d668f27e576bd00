using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DotNet.Interactive;

/// <summary>A stand-in, under the name by which the library looks for a notebook engine, that keeps what was displayed.</summary>
public sealed class KernelInvocationContext
{
    private static readonly AsyncLocal<KernelInvocationContext?> Running = new();

    public static KernelInvocationContext? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }

    public List<Displayed> Displays { get; } = [];

    public CancellationToken CancellationToken { get; init; }

    public Displayed Display(object value, params string[] mimeTypes)
    {
        Assert.Empty(mimeTypes);
        Displays.Add(new Displayed(value));
        return Displays[^1];
    }

    /// <summary>A displayed value and all that it was updated to.</summary>
    [SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "It is found by reflection through its owner.")]
    public sealed class Displayed(object value)
    {
        public List<object> Values { get; } = [value];

        public void Update(object updatedValue) => Values.Add(updatedValue);
    }
}
