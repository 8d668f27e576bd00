namespace VectorKernels.Vectors;

/// <summary>
/// A vector of floats, as wide as the processor has them. In convolutions each lane belongs to another image, so that every loop over
/// pixels and channels is the same for all shapes: nothing is left over at the end of a row.
/// </summary>
/// <typeparam name="TSelf">The width's own type.</typeparam>
internal interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>Floats in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Pixels of which a kernel computes four channels at once: as many as there are registers for, 4 or 3.</summary>
    static abstract int PixelsAtOnce { get; }

    static abstract unsafe TSelf Load(float* source);

    static abstract TSelf Broadcast(float value);

    unsafe void Store(float* target);

    /// <summary>a * b + this.</summary>
    TSelf PlusProduct(TSelf a, TSelf b);

    TSelf Plus(TSelf other);

    TSelf Times(TSelf other);

    TSelf DividedBy(TSelf other);

    /// <summary>The larger one; not a number where this is not a number.</summary>
    TSelf Max(TSelf other);

    TSelf Exp();

    TSelf Log();

    TSelf SquareRoot();

    /// <summary>Where this is larger than the other, the first value, elsewhere the second.</summary>
    TSelf WhereLarger(TSelf than, TSelf yes, TSelf no);

    /// <summary>Where this equals the other, the first value, elsewhere zero.</summary>
    TSelf WhereEqual(TSelf to, TSelf yes);

    /// <summary>The sum over the lanes.</summary>
    float Sum();
}
