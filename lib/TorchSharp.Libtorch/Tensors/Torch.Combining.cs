using TorchSharp.Interop;

namespace TorchSharp;

// Functions of several tensors, and those whose arguments are no tensor's method.
public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Aten.Call("cat", "", tensors.ToArray(), dim);
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Aten.Call("cat", "", tensors, dim);
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Aten.Call("cat", "", tensors.ToArray(), dim);
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);
    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);
    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => cat(tensors, axis);
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.Call("stack", "", tensors.ToArray(), dim);
    public static Tensor hstack(params Tensor[] tensors) => Aten.Call("hstack", "", tensors);
    public static Tensor hstack(IList<Tensor> tensors) => hstack(tensors.ToArray());
    public static Tensor vstack(Tensor[] tensors) => Aten.Call("vstack", "", tensors);
    public static Tensor vstack(IList<Tensor> tensors) => vstack(tensors.ToArray());
    public static Tensor dstack(params Tensor[] tensors) => Aten.Call("dstack", "", tensors);
    public static Tensor column_stack(params Tensor[] tensors) => Aten.Call("column_stack", "", tensors);
    public static Tensor block_diag(params Tensor[] tensors) => Aten.Call("block_diag", "", (Arg)tensors);
    public static Tensor cartesian_prod(params Tensor[] tensors) => Aten.Call("cartesian_prod", "", (Arg)tensors);
    public static Tensor chain_matmul(params Tensor[] matrices) => Aten.Call("chain_matmul", "", (Arg)matrices);

    /// <summary>Sums of products after Einstein's convention, such as "ij,jk->ik" for a matrix product.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.Call("einsum", "", equation, tensors);

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Aten.CallList("broadcast_tensors", "", (Arg)tensors);

    /// <summary>Distances between the rows of two matrices: [n, d] and [m, d] give [n, m]. <paramref name="p"/> is the norm's order.</summary>
    public static Tensor cdist(
        Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Aten.Call("cdist", "", x1, x2, p, compute_mode == compute_mode.use_mm_for_euclid_dist_if_necessary ? Arg.None : (long)compute_mode);

    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) => Aten.Call("normal", "Tensor_Tensor", mean, std, generator);

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        input.zeros_like(dtype, device, requires_grad);
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        input.ones_like(dtype, device, requires_grad);
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        input.empty_like(dtype, device, requires_grad);
    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        input.full_like(value, dtype, device, requires_grad);

    public static Tensor gather(Tensor input, long dim, Tensor index, bool sparse_grad = false) =>
        Aten.Call("gather", "", input, dim, index, sparse_grad);
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Aten.Call("searchsorted", "Tensor", sorted_sequence, values, out_int32, right, Arg.None, sorter);
    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false) =>
        Aten.Call("combinations", "", input, r, with_replacement);
    public static Tensor norm(Tensor input) => input.norm();
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
    public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind(dim);

    /// <summary>The positions where the condition holds, one tensor a dimension.</summary>
    public static Tensor[] where(Tensor condition) => Aten.CallList("where", "", condition);

    public static ScalarType promote_types(ScalarType type1, ScalarType type2)
    {
        using DisposeScope scope = NewDisposeScope();
        return result_type(empty([1], type1), empty([1], type2));
    }

    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => (ScalarType)Aten.CallNumber("result_type", "Tensor", tensor1, tensor2).Bits;
}
