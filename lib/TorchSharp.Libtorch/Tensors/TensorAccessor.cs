using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Reads and writes a tensor's elements in place, in row-major order whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor _tensor;
    private readonly T* _data;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        ElementTypes.Require<T>(tensor.dtype);
        if (!tensor.is_cpu()) throw new InvalidOperationException($"The tensor lies on {tensor.device}; copy it with cpu() before reading its data.");
        _tensor = tensor;
        _data = (T*)Interop.Native.course_data(tensor.Handle);
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    /// <summary>The element at these indices; a single index counts in row-major order.</summary>
    public T this[params long[] indices]
    {
        get => *Address(indices);
        set => *Address(indices) = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    /// <summary>A C# array of the tensor's rank.</summary>
    public Array ToNDArray()
    {
        if (_shape.Length == 0) return new[] { *_data };
        var array = Array.CreateInstance(typeof(T), _shape);
        T[] flat = ToArray();
        Buffer.BlockCopy(flat, 0, array, 0, checked((int)(Count * sizeof(T))));
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        Span<T> target = array[arrayIndex..];
        if (_contiguous)
        {
            int count = (int)Math.Min(Count - tensorIndex, target.Length);
            new ReadOnlySpan<T>(_data + tensorIndex, count).CopyTo(target);
            return;
        }
        for (int i = 0; i < target.Length && tensorIndex + i < Count; i++) target[i] = *At(tensorIndex + i);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ReadOnlySpan<T> source = array[arrayIndex..];
        for (int i = 0; i < source.Length && tensorIndex + i < Count; i++) *At(tensorIndex + i) = source[i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++) yield return Read(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left?.Equals(right) ?? right is null;
    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && this.SequenceEqual(other);

    public override int GetHashCode() => HashCode.Combine(Count, typeof(T));

    public void Dispose() => GC.KeepAlive(_tensor);

    private T Read(long index) => *At(index);

    private T* Address(long[] indices)
    {
        if (indices.Length == 1) return At(indices[0] < 0 ? indices[0] + Count : indices[0]);
        if (indices.Length != _shape.Length)
            throw new ArgumentException($"{indices.Length} indices were given for a tensor of {_shape.Length} dimensions.", nameof(indices));
        long offset = 0;
        for (int d = 0; d < indices.Length; d++)
        {
            long index = indices[d] < 0 ? indices[d] + _shape[d] : indices[d];
            if (index < 0 || index >= _shape[d])
                throw new ArgumentOutOfRangeException(nameof(indices), $"Index {indices[d]} is outside of dimension {d}, whose size is {_shape[d]}.");
            offset += index * _strides[d];
        }
        return _data + offset;
    }

    private T* At(long index)
    {
        if (index < 0 || index >= Count) throw new ArgumentOutOfRangeException(nameof(index), $"Index {index} is outside of a tensor of {Count} elements.");
        if (_contiguous) return _data + index;
        long offset = 0;
        for (int d = _shape.Length - 1; d >= 0; d--)
        {
            offset += index % _shape[d] * _strides[d];
            index /= _shape[d];
        }
        return _data + offset;
    }
}
