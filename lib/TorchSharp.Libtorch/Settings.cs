using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static ScalarType s_defaultType = ScalarType.Float32;
    private static Device s_defaultDevice = CPU;

    public const TensorStringStyle julia = TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    public static readonly ScalarType uint8 = ScalarType.Byte;
    public static readonly ScalarType int8 = ScalarType.Int8;
    public static readonly ScalarType int16 = ScalarType.Int16;
    public static readonly ScalarType int32 = ScalarType.Int32;
    public static readonly ScalarType int64 = ScalarType.Int64;
    public static readonly ScalarType @short = ScalarType.Int16;
    public static readonly ScalarType @int = ScalarType.Int32;
    public static readonly ScalarType @long = ScalarType.Int64;
    public static readonly ScalarType float16 = ScalarType.Float16;
    public static readonly ScalarType bfloat16 = ScalarType.BFloat16;
    public static readonly ScalarType float32 = ScalarType.Float32;
    public static readonly ScalarType float64 = ScalarType.Float64;
    public static readonly ScalarType half = ScalarType.Float16;
    public static readonly ScalarType @float = ScalarType.Float32;
    public static readonly ScalarType @double = ScalarType.Float64;
    public static readonly ScalarType @bool = ScalarType.Bool;

    /// <summary>The style that a tensor is written in where none is given.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Julia;

    /// <summary>The type of new tensors that are given none.</summary>
    public static ScalarType get_default_dtype() => s_defaultType;

    public static void set_default_dtype(ScalarType dtype) => s_defaultType = Tensor.IsFloatingPoint(dtype)
        ? dtype
        : throw new ArgumentException($"The default type has to be a floating-point type, not {dtype}.", nameof(dtype));

    public static Device get_default_device() => s_defaultDevice;
    public static void set_default_device(Device device) => s_defaultDevice = device;

    /// <summary>How many threads one operator uses: at the start, one for each processor.</summary>
    public static int get_num_threads() => Native.course_threads();

    public static void set_num_threads(int num) => Native.Check(Native.course_set_threads(
        num > 0 ? num : throw new ArgumentOutOfRangeException(nameof(num), $"The number of threads has to be positive, not {num}.")));

    public static int get_num_interop_threads() => Native.course_interop_threads();
    public static void set_num_interop_threads(int num) => Native.Check(Native.course_set_interop_threads(num));

    /// <summary>Opens a scope that disposes every tensor made in it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.NewDisposeScope();

    /// <summary>Runs <paramref name="expr"/> in a scope of its own, which only the result survives.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using DisposeScope scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    /// <summary>CUDA devices: the system engine has none.</summary>
    public static class cuda
    {
        public static bool is_available() => false;
        public static bool is_cudnn_available() => false;
        public static int device_count() => 0;
        public static void manual_seed(long seed) => torch.manual_seed(seed);
        public static void manual_seed_all(long seed) => torch.manual_seed(seed);
    }

    public static bool cuda_is_available() => cuda.is_available();
}
