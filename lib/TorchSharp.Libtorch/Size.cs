using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor's shape as a value.</summary>
    public struct Size : IEnumerable<long>
    {
        private readonly long[] _sizes;

        public static readonly Size Empty = new((long[])[]);

        public Size(long[] shape) => _sizes = (long[])shape.Clone();
        public Size(int[] shape) => _sizes = Array.ConvertAll(shape, size => (long)size);
        public Size(IEnumerable<long> shape) => _sizes = [.. shape];
        public Size(long size) => _sizes = [size];
        public Size(int size) => _sizes = [size];
        public Size((long, long) size) => _sizes = [size.Item1, size.Item2];
        public Size((long, long, long) size) => _sizes = [size.Item1, size.Item2, size.Item3];
        public Size((long, long, long, long) size) => _sizes = [size.Item1, size.Item2, size.Item3, size.Item4];
        public Size((int, int) size) => _sizes = [size.Item1, size.Item2];
        public Size((int, int, int) size) => _sizes = [size.Item1, size.Item2, size.Item3];
        public Size((int, int, int, int) size) => _sizes = [size.Item1, size.Item2, size.Item3, size.Item4];

        public readonly long[] Shape => _sizes ?? [];
        public readonly int Length => Shape.Length;
        public readonly bool IsEmpty => Length == 0;
        public readonly long this[int idx] => Shape[idx];
        public readonly long this[long idx] => Shape[idx];

        /// <summary>How many elements a tensor of this shape has.</summary>
        public readonly long numel() => Shape.TotalSize();

        public readonly Size Slice(int first, int next) => new(Shape[first..next]);
        public readonly IEnumerable<long> Take(int i) => Shape.Take(i);

        public static implicit operator Size(long size) => new(size);
        public static implicit operator Size(long[] size) => new(size);
        public static implicit operator Size((long, long) size) => new(size);
        public static implicit operator Size((long, long, long) size) => new(size);
        public static implicit operator Size((long, long, long, long) size) => new(size);

        public static Size operator +(Size left, Size right) => new([.. left.Shape, .. right.Shape]);
        public static Size operator +(Size left, IEnumerable<long> right) => new([.. left.Shape, .. right]);
        public static bool operator ==(Size left, Size right) => left.Shape.SequenceEqual(right.Shape);
        public static bool operator !=(Size left, Size right) => !(left == right);

        public override readonly bool Equals(object? obj) => obj is Size other && this == other;
        public override readonly int GetHashCode() => Shape.Aggregate(17, HashCode.Combine);

        public readonly IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();
        readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
