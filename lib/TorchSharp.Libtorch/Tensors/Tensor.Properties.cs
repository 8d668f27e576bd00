using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The size of each dimension.</summary>
        public unsafe long[] shape
        {
            get
            {
                nint handle = Handle;
                long[] sizes = new long[Native.course_dim(handle)];
                fixed (long* p = sizes) Native.course_sizes(handle, p);
                return sizes;
            }
        }

        public long[] size() => shape;
        public long size(int dim) => shape[dim < 0 ? dim + ndim : dim];

        /// <summary>For each dimension, how many elements of memory lie between neighbours.</summary>
        public unsafe long[] stride()
        {
            nint handle = Handle;
            long[] strides = new long[Native.course_dim(handle)];
            fixed (long* p = strides) Native.course_strides(handle, p);
            return strides;
        }

        public long stride(int dim) => stride()[dim < 0 ? dim + ndim : dim];
        public long storage_offset() => Native.course_storage_offset(Handle);
        public long ndim => Native.course_dim(Handle);
        public long Dimensions => ndim;
        public long dim() => ndim;
        public long numel() => Native.course_numel(Handle);
        public long NumberOfElements => numel();
        public long element_size() => Native.course_element_size(Handle);
        public long ElementSize => element_size();
        public bool is_contiguous() => Native.course_is_contiguous(Handle) != 0;

        public ScalarType dtype => (ScalarType)Native.course_dtype(Handle);

        public unsafe Device device
        {
            get
            {
                int index;
                int type = Native.course_device(Handle, &index);
                return new((DeviceType)type, index);
            }
        }

        public DeviceType device_type => device.type;
        public int device_index => device.index;
        public bool is_cuda => device_type == DeviceType.CUDA;
        public bool is_meta => device_type == DeviceType.META;
        public bool is_cpu() => device_type == DeviceType.CPU;
        public bool is_floating_point() => IsFloatingPoint(dtype);
        public bool is_complex() => torch.is_complex(dtype);
        public bool is_integral() => IsIntegral(dtype);
        public bool is_nonzero() => Aten.CallBool("is_nonzero", "", this);

        /// <summary>The transpose of a matrix; for other ranks, the dimensions in reverse order.</summary>
        public Tensor T => Aten.Call("numpy_T", "", this);
        public Tensor mT => Aten.Call("mT", "", this);
        public Tensor mH => Aten.Call("mH", "", this);
        public Tensor H => Aten.Call("matrix_H", "", this);

        internal static bool IsFloatingPoint(ScalarType type) =>
            type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

        internal static bool IsIntegral(ScalarType type) =>
            type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;
    }

    public static bool is_tensor(object obj) => obj is Tensor;
    public static bool is_floating_point(Tensor input) => input.is_floating_point();
    public static bool is_floating_point(ScalarType type) => Tensor.IsFloatingPoint(type);
    public static bool is_integral(Tensor t) => t.is_integral();
    public static bool is_integral(ScalarType type) => Tensor.IsIntegral(type);
    public static bool is_complex(Tensor input) => input.is_complex();
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;
    public static long numel(Tensor input) => input.numel();
}
