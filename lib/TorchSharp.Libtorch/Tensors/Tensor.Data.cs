using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Access to the elements. <typeparamref name="T"/> has to be the element type exactly.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged => new(this);

        /// <summary>The only element. <typeparamref name="T"/> has to be the element type exactly.</summary>
        /// <exception cref="ArgumentException">The type is another one.</exception>
        /// <exception cref="InvalidOperationException">The tensor has several elements, or none.</exception>
        public unsafe T item<T>() where T : unmanaged
        {
            RequireSingle();
            ElementTypes.Require<T>(dtype);
            return *(T*)Native.course_data(Handle);
        }

        /// <summary>The only element as a <see cref="Scalar"/> of its own type.</summary>
        public Scalar ToScalar()
        {
            RequireSingle();
            return dtype switch
            {
                ScalarType.Bool => item<bool>(),
                ScalarType.Byte => item<byte>(),
                ScalarType.Int8 => item<sbyte>(),
                ScalarType.Int16 => item<short>(),
                ScalarType.Int32 => item<int>(),
                ScalarType.Int64 => item<long>(),
                ScalarType.Float16 => item<Half>(),
                ScalarType.Float32 => item<float>(),
                ScalarType.Float64 => item<double>(),
                var other => throw new NotSupportedException($"An element of type {other} cannot be a Scalar."),
            };
        }

        /// <summary>The raw bytes of a contiguous tensor in memory.</summary>
        public unsafe Span<byte> bytes
        {
            get => is_contiguous()
                ? new((void*)Native.course_data(Handle), checked((int)(numel() * element_size())))
                : throw new InvalidOperationException("The tensor is not contiguous in memory; take bytes of contiguous().");
            set => value.CopyTo(bytes);
        }

        public T ReadCpuValue<T>(long i) where T : unmanaged => data<T>()[i];
        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);
        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);
        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);
        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);
        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);
        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);
        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        private void RequireSingle()
        {
            if (numel() != 1)
                throw new InvalidOperationException($"Only a tensor of one element is a number; this one has {numel()} (shape [{string.Join(", ", shape)}]).");
            if (!is_cpu()) throw new InvalidOperationException($"The tensor lies on {device}; copy it with cpu() before reading it.");
        }

        public static explicit operator float(Tensor value) => value.ToSingle();
        public static explicit operator double(Tensor value) => value.ToDouble();
        public static explicit operator long(Tensor value) => value.ToInt64();
        public static explicit operator int(Tensor value) => value.ToInt32();
        public static explicit operator short(Tensor value) => value.ToInt16();
        public static explicit operator sbyte(Tensor value) => value.ToSByte();
        public static explicit operator byte(Tensor value) => value.ToByte();
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        public static implicit operator Tensor(bool value) => tensor(value);
        public static implicit operator Tensor(byte value) => tensor(value);
        public static implicit operator Tensor(sbyte value) => tensor(value);
        public static implicit operator Tensor(short value) => tensor(value);
        public static implicit operator Tensor(int value) => tensor(value);
        public static implicit operator Tensor(long value) => tensor(value);
        public static implicit operator Tensor(float value) => tensor(value);
        public static implicit operator Tensor(double value) => tensor(value);
        public static implicit operator Tensor(bool[] value) => tensor(value);
        public static implicit operator Tensor(byte[] value) => tensor(value);
        public static implicit operator Tensor(sbyte[] value) => tensor(value);
        public static implicit operator Tensor(short[] value) => tensor(value);
        public static implicit operator Tensor(int[] value) => tensor(value);
        public static implicit operator Tensor(long[] value) => tensor(value);
        public static implicit operator Tensor(float[] value) => tensor(value);
        public static implicit operator Tensor(double[] value) => tensor(value);
        public static implicit operator Tensor(Scalar scalar) =>
            Aten.Call("scalar_tensor", "", scalar, scalar.Type);
    }
}
