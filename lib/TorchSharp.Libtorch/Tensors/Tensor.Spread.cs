using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Spread (standard deviation, variance) and order along chosen dimensions.
    public partial class Tensor
    {
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(dimensions.ToArray(), unbiased, keepdim, type);
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call("std", "dim", As(type), dimensions, unbiased, keepdim);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(dimensions.ToArray(), unbiased, keepdim, type);
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call("var", "dim", As(type), dimensions, unbiased, keepdim);

        public (Tensor, Tensor) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean([dim], unbiased, keepdim, type);
        public (Tensor, Tensor) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call2("std_mean", "dim", As(type), dimensions, unbiased, keepdim);
        public (Tensor, Tensor) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean([dim], unbiased, keepdim, type);
        public (Tensor, Tensor) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call2("var_mean", "dim", As(type), dimensions, unbiased, keepdim);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Aten.Call("amax", "", this, dims, keepdim));
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Aten.Call("amin", "", this, dims, keepdim));
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Aten.Call("norm", "ScalarOpt_dim", this, p, (long[])[dim], keepdim);
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Aten.Call("nanmean", "", this, dim is { } d ? (long[])[d] : null, keepdim, dtype);

        public (Tensor, Tensor) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Aten.Call2("sort", "stable", this, stable, dim, descending);
        public (Tensor, Tensor) kthvalue(long k, long? dim, bool keepdim = false) => Aten.Call2("kthvalue", "", this, k, dim ?? -1, keepdim);
        public (Tensor, Tensor, Tensor) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) => dim is { } d
            ? Aten.Call3("unique_dim", "", this, d, sorted, return_inverse, return_counts)
            : Aten.Call3("_unique2", "", this, sorted, return_inverse, return_counts);

        /// <summary>Whether both have the same shape and elements, as a tensor of one truth value.</summary>
        public Tensor equal(Tensor target) => Aten.CallBool("equal", "", this, target);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Aten.CallBool("allclose", "", this, target, rtol, atol, equal_nan);

        private Tensor As(ScalarType? type) => type is { } wanted ? to(wanted) : this;

        private static Tensor Into(Tensor? target, Tensor result) => target is null ? result : target.copy_(result);
    }
}
