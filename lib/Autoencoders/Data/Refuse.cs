using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Autoencoders.Data;

/// <summary>Refuses arguments, with a text that says what was given and what is allowed. It is only made when it is needed.</summary>
internal static class Refuse
{
    /// <exception cref="ArgumentException"><paramref name="bad"/> is true.</exception>
    public static void If(
        [DoesNotReturnIf(true)] bool bad, string argument, [InterpolatedStringHandlerArgument(nameof(bad))] ref RefusalText text)
    {
        if (bad) throw new ArgumentException(text.ToString(), argument);
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bad"/> is true.</exception>
    public static void OutOfRange(
        bool bad, string argument, object value, [InterpolatedStringHandlerArgument(nameof(bad))] ref RefusalText text)
    {
        if (bad) throw new ArgumentOutOfRangeException(argument, value, text.ToString());
    }

    /// <summary>A tensor's shape as text, such as <c>[8, 1, 28, 28]</c>.</summary>
    public static string ShapeText(this Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}

/// <summary>An interpolated text whose holes are computed only if something is refused.</summary>
[InterpolatedStringHandler]
internal ref struct RefusalText
{
    private DefaultInterpolatedStringHandler _text;

    public RefusalText(int literalLength, int formattedCount, bool bad, out bool isNeeded)
    {
        isNeeded = bad;
        if (bad) _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public override string ToString() => _text.ToStringAndClear();
}
