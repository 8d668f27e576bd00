using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What kind of value an argument or a result is; the numbers are those of native/dispatch.h.</summary>
internal enum Tag
{
    None = 0, Tensor = 1, Int = 2, Double = 3, Bool = 4, String = 5, Ints = 6, Doubles = 7, Bools = 8,
    Tensors = 9, OptionalTensors = 10, Device = 11, Generator = 12,
}

/// <summary>An argument as the native side reads it: the struct Arg of native/dispatch.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeArg
{
    public Tag Tag;
    public int Count;
    public long Bits;

    public readonly double Number => BitConverter.Int64BitsToDouble(Bits);
}

/// <summary>One argument of an operator. Everything that an operator takes converts to it implicitly; null becomes "none".</summary>
internal readonly struct Arg
{
    internal readonly Tag Tag;
    internal readonly int Count;
    internal readonly long Bits;
    internal readonly object? Reference;

    private Arg(Tag tag, long bits = 0, object? reference = null, int count = 0) =>
        (Tag, Bits, Reference, Count) = (tag, bits, reference, count);

    internal static Arg None => default;

    /// <summary>Whether the native side reads elements that have to be laid out for it first.</summary>
    internal bool IsList => Tag is >= Tag.String and <= Tag.OptionalTensors;

    internal NativeArg Value => new() { Tag = Tag, Count = Count, Bits = Bits };

    public static implicit operator Arg(torch.Tensor? value) => value is null ? default : new(Tag.Tensor, value.Handle, value);
    public static implicit operator Arg(long value) => new(Tag.Int, value);
    public static implicit operator Arg(int value) => new(Tag.Int, value);
    public static implicit operator Arg(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(bool value) => new(Tag.Bool, value ? 1 : 0);
    public static implicit operator Arg(long? value) => value is { } number ? number : default(Arg);
    public static implicit operator Arg(double? value) => value is { } number ? number : default(Arg);
    public static implicit operator Arg(bool? value) => value is { } truth ? truth : default(Arg);
    public static implicit operator Arg(string? value) => value is null ? default : new(Tag.String, 0, value);
    public static implicit operator Arg(long[]? value) => value is null ? default : new(Tag.Ints, 0, value);
    public static implicit operator Arg(ReadOnlySpan<long> value) => new(Tag.Ints, 0, value.ToArray());
    public static implicit operator Arg(double[]? value) => value is null ? default : new(Tag.Doubles, 0, value);
    public static implicit operator Arg(bool[]? value) => value is null ? default : new(Tag.Bools, 0, value);
    public static implicit operator Arg(torch.Tensor[]? value) => value is null ? default : new(Tag.Tensors, 0, value);
    public static implicit operator Arg(torch.ScalarType value) => new(Tag.Int, (long)value);
    public static implicit operator Arg(torch.ScalarType? value) => value is { } type ? type : default(Arg);
    public static implicit operator Arg(torch.Device? value) => value is null ? default : new(Tag.Device, (long)value.type, null, value.index);
    public static implicit operator Arg(torch.Generator? value) => value is null ? default : new(Tag.Generator, value.Handle, value);
    public static implicit operator Arg(Scalar? value) => value is null ? default : value.ToArg();
}
