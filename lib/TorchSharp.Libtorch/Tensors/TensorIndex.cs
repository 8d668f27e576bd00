namespace TorchSharp;

public static partial class torch
{
    /// <summary>One of the things that may stand between a tensor's brackets: a position, a range, everything, a mask, a new dimension.</summary>
    public struct TensorIndex
    {
        internal enum Kind { None, Single, Bool, Slice, Tensor, Ellipsis, Null }

        public static readonly TensorIndex Ellipsis = new(Kind.Ellipsis);

        /// <summary>Inserts a dimension of size 1.</summary>
        public static readonly TensorIndex None = new(Kind.Null);
        public static readonly TensorIndex Null = new(Kind.Null);

        /// <summary>The whole dimension.</summary>
        public static readonly TensorIndex Colon = new(Kind.Slice);

        private TensorIndex(Kind kind) => What = kind;

        internal Kind What { get; }
        internal long? Start { get; private init; }
        internal long? Stop { get; private init; }
        internal long? Step { get; private init; }
        internal Tensor? Picked { get; private init; }

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(Kind.Slice) { Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(Position(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : Position(range.End));

        public static TensorIndex Bool(bool value) => new(Kind.Bool) { Start = value ? 1 : 0 };
        public static TensorIndex Single(long? index) => new(Kind.Single) { Start = index };

        /// <summary>A mask of truth values, or a list of positions.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor) { Picked = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);
        public static implicit operator TensorIndex(Index index) => Single(Position(index));
        public static implicit operator TensorIndex(Range range) => Slice(range);

        private static long Position(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
