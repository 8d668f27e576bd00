using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VectorKernels.Vectors;

/// <summary>8 floats.</summary>
internal readonly struct Lanes256(Vector256<float> value) : ILanes<Lanes256>
{
    private readonly Vector256<float> _value = value;

    public static int Count => 8;

    public static int PixelsAtOnce => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lanes256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 PlusProduct(Lanes256 a, Lanes256 b) => new(Vector256.FusedMultiplyAdd(a._value, b._value, _value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 Plus(Lanes256 other) => new(_value + other._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 Times(Lanes256 other) => new(_value * other._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 DividedBy(Lanes256 other) => new(_value / other._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 Max(Lanes256 other) => new(Vector256.MaxNative(other._value, _value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 Exp() => new(Vector256.Exp(_value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 Log() => new(Vector256.Log(_value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 SquareRoot() => new(Vector256.Sqrt(_value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 WhereLarger(Lanes256 than, Lanes256 yes, Lanes256 no) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(_value, than._value), yes._value, no._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256 WhereEqual(Lanes256 to, Lanes256 yes) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(_value, to._value), yes._value, Vector256<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => Vector256.Sum(_value);
}
