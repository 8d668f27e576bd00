using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace VectorKernels.Vectors;

/// <summary>4 floats.</summary>
internal readonly struct Lanes128(Vector128<float> value) : ILanes<Lanes128>
{
    private readonly Vector128<float> _value = value;

    public static int Count => 4;

    public static int PixelsAtOnce => AdvSimd.IsSupported ? 4 : 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lanes128 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(float* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 PlusProduct(Lanes128 a, Lanes128 b) => new(Vector128.FusedMultiplyAdd(a._value, b._value, _value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 Plus(Lanes128 other) => new(_value + other._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 Times(Lanes128 other) => new(_value * other._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 DividedBy(Lanes128 other) => new(_value / other._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 Max(Lanes128 other) => new(Vector128.MaxNative(other._value, _value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 Exp() => new(Vector128.Exp(_value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 Log() => new(Vector128.Log(_value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 SquareRoot() => new(Vector128.Sqrt(_value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 WhereLarger(Lanes128 than, Lanes128 yes, Lanes128 no) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(_value, than._value), yes._value, no._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128 WhereEqual(Lanes128 to, Lanes128 yes) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(_value, to._value), yes._value, Vector128<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => Vector128.Sum(_value);
}
