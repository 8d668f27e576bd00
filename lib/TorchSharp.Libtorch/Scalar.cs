using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A single number with its type, as operators take them beside tensors.</summary>
public sealed class Scalar : IDisposable
{
    private readonly long _integer;
    private readonly double _real;

    internal Scalar(long value, ScalarType type) => (_integer, _real, Type) = (value, value, type);
    internal Scalar(double value, ScalarType type) => (_integer, _real, Type) = (double.IsFinite(value) ? (long)value : 0, value, type);

    /// <summary>The type that the number had in C#.</summary>
    public ScalarType Type { get; }

    internal bool IsReal => Type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;
    internal double Real => _real;
    internal long Integer => _integer;

    internal Tensor AsTensor(ScalarType type) => Aten.Call("scalar_tensor", "", this, type);

    internal Arg ToArg()
    {
        if (Type == ScalarType.Bool) return _integer != 0;
        return IsReal ? (Arg)_real : (Arg)_integer;
    }

    public static implicit operator Scalar(byte value) => new(value, ScalarType.Byte);
    public static implicit operator Scalar(sbyte value) => new(value, ScalarType.Int8);
    public static implicit operator Scalar(short value) => new(value, ScalarType.Int16);
    public static implicit operator Scalar(int value) => new(value, ScalarType.Int32);
    public static implicit operator Scalar(long value) => new(value, ScalarType.Int64);
    public static implicit operator Scalar(bool value) => new(value ? 1L : 0L, ScalarType.Bool);
    public static implicit operator Scalar(Half value) => new((double)value, ScalarType.Float16);
    public static implicit operator Scalar(float value) => new((double)value, ScalarType.Float32);
    public static implicit operator Scalar(double value) => new(value, ScalarType.Float64);

    /// <summary>Does nothing: a number holds no native memory here. It stands because TorchSharp's programs call it.</summary>
    public void Dispose() { }
}
