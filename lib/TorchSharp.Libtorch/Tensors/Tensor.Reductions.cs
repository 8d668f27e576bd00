using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Sums, means, orders and statistics.
    public partial class Tensor
    {
        public (Tensor, Tensor) aminmax(long? dim = null, bool keepdim = false) => Aten.Call2("aminmax", "", this, dim, keepdim);
        public (Tensor, Tensor) cummax(long dim) => Aten.Call2("cummax", "", this, dim);
        public (Tensor, Tensor) cummin(long dim) => Aten.Call2("cummin", "", this, dim);
        public (Tensor, Tensor) max(long dim, bool keepdim = false) => Aten.Call2("max", "dim", this, dim, keepdim);
        public (Tensor, Tensor) min(long dim, bool keepdim = false) => Aten.Call2("min", "dim", this, dim, keepdim);
        public (Tensor, Tensor) mode(long dim = -1, bool keepdim = false) => Aten.Call2("mode", "", this, dim, keepdim);
        public (Tensor, Tensor) std_mean(bool unbiased = true) => Aten.Call2("std_mean", "", this, unbiased);
        public (Tensor, Tensor) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Aten.Call2("topk", "", this, k, dim, largest, sorted);
        public (Tensor, Tensor) var_mean(bool unbiased = true) => Aten.Call2("var_mean", "", this, unbiased);
        public (Tensor, Tensor, Tensor) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Aten.Call3("unique_consecutive", "", this, return_inverse, return_counts, dim);
        public Tensor amax(params long[] dims) => Aten.Call("amax", "", this, dims);
        public Tensor amin(params long[] dims) => Aten.Call("amin", "", this, dims);
        public Tensor argmax() => Aten.Call("argmax", "", this);
        public Tensor argmax(long dim, bool keepdim = false) => Aten.Call("argmax", "", this, dim, keepdim);
        public Tensor argmin() => Aten.Call("argmin", "", this);
        public Tensor argmin(long dim, bool keepdim = false) => Aten.Call("argmin", "", this, dim, keepdim);
        public Tensor argsort(long dim = -1, bool descending = false) => Aten.Call("argsort", "", this, dim, descending);
        public Tensor bincount(Tensor? weights, long minlength = 0) => Aten.Call("bincount", "", this, weights, minlength);
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Aten.Call("bucketize", "Tensor", this, boundaries, outInt32, right);
        public Tensor corrcoef() => Aten.Call("corrcoef", "", this);
        public Tensor count_nonzero(long[]? dims = null) => Aten.Call("count_nonzero", "dim_IntList", this, dims);
        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
            Aten.Call("cov", "", this, correction, fweights, aweights);
        public Tensor cumprod(long dim, ScalarType? type = null) => Aten.Call("cumprod", "", this, dim, type);
        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.Call("cumsum", "", this, dim, type);
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
            Aten.Call("diff", "", this, n, dim, prepend, append);
        public Tensor dist(Tensor other, float p = 2) => Aten.Call("dist", "", this, other, p);
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Aten.Call("histc", "", this, bins, min, max);
        public Tensor logcumsumexp(long dim) => Aten.Call("logcumsumexp", "", this, dim);
        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.Call("logsumexp", "", this, dim, keepdim);
        public Tensor max() => Aten.Call("max", "", this);
        public Tensor max(Tensor other) => Aten.Call("max", "other", this, other);
        public Tensor mean() => Aten.Call("mean", "", this);
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call("mean", "dim", this, dimensions, keepdim, type);
        public Tensor median() => Aten.Call("median", "", this);
        public Tensor min() => Aten.Call("min", "", this);
        public Tensor min(Tensor other) => Aten.Call("min", "other", this, other);
        public Tensor msort() => Aten.Call("msort", "", this);
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Aten.Call("nan_to_num", "", this, nan, posinf, neginf);
        public Tensor nan_to_num_(double nan = 0, double? posinf = null, double? neginf = null) =>
            Aten.InPlace("nan_to_num_", "", this, nan, posinf, neginf);
        public Tensor nanmedian() => Aten.Call("nanmedian", "", this);
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.Call("nanquantile", "", this, q, dim, keepdim);
        public Tensor nansum() => Aten.Call("nansum", "", this);
        public Tensor norm(float p = 2) => Aten.Call("norm", "Scalar", this, p);
        public Tensor prod(ScalarType? type = null) => Aten.Call("prod", "", this, type);
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call("prod", "dim_int", this, dim, keepdim, type);
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.Call("quantile", "", this, q, dim, keepdim);
        public Tensor std(bool unbiased = true) => Aten.Call("std", "", this, unbiased);
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call("sum", "dim_IntList", this, dim, keepdim, type);
        public Tensor sum(ScalarType? type = null) => Aten.Call("sum", "", this, type);
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call("sum", "dim_IntList", this, dim, keepdim, type);
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.Call("sum", "dim_IntList", this, dim, keepdim, type);
        public Tensor var(bool unbiased = true) => Aten.Call("var", "", this, unbiased);
    }
}
