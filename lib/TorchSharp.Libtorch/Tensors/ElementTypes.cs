using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Which C# type an element type is, and how many bytes it takes.</summary>
internal static class ElementTypes
{
    internal static ScalarType Of(Type type) =>
        type == typeof(float) ? ScalarType.Float32
        : type == typeof(double) ? ScalarType.Float64
        : type == typeof(long) ? ScalarType.Int64
        : type == typeof(int) ? ScalarType.Int32
        : type == typeof(byte) ? ScalarType.Byte
        : type == typeof(bool) ? ScalarType.Bool
        : type == typeof(short) ? ScalarType.Int16
        : type == typeof(sbyte) ? ScalarType.Int8
        : type == typeof(Half) ? ScalarType.Float16
        : throw new ArgumentException($"There are no tensors of {type.Name}. Use float, double, long, int, short, byte, sbyte, bool or Half.");

    internal static int Size(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new NotSupportedException($"Elements of type {type} have no fixed size."),
    };

    internal static void Require<T>(ScalarType actual)
    {
        ScalarType asked = Of(typeof(T));
        if (asked != actual)
        {
            throw new ArgumentException(
                $"The tensor holds {actual}, but {typeof(T).Name} was asked for. Convert it first: to(ScalarType.{asked}).");
        }
    }
}
