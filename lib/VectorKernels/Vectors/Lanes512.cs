using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VectorKernels.Vectors;

/// <summary>16 floats.</summary>
internal readonly struct Lanes512(Vector512<float> value) : ILanes<Lanes512>
{
    private readonly Vector512<float> _value = value;

    public static int Count => 16;

    public static int PixelsAtOnce => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lanes512 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 PlusProduct(Lanes512 a, Lanes512 b) => new(Vector512.FusedMultiplyAdd(a._value, b._value, _value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 Plus(Lanes512 other) => new(_value + other._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 Times(Lanes512 other) => new(_value * other._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 DividedBy(Lanes512 other) => new(_value / other._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 Max(Lanes512 other) => new(Vector512.MaxNative(other._value, _value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 Exp() => new(Vector512.Exp(_value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 Log() => new(Vector512.Log(_value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 SquareRoot() => new(Vector512.Sqrt(_value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 WhereLarger(Lanes512 than, Lanes512 yes, Lanes512 no) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(_value, than._value), yes._value, no._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512 WhereEqual(Lanes512 to, Lanes512 yes) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(_value, to._value), yes._value, Vector512<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => Vector512.Sum(_value);
}
