using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Shapes and views, and what picks elements out.
    public partial class Tensor
    {
        public Tensor argwhere() => Aten.Call("argwhere", "", this);
        public Tensor atleast_1d() => Aten.Call("atleast_1d", "", this);
        public Tensor atleast_2d() => Aten.Call("atleast_2d", "", this);
        public Tensor atleast_3d() => Aten.Call("atleast_3d", "", this);
        public Tensor broadcast_to(params long[] shape) => Aten.Call("broadcast_to", "", this, shape);
        public Tensor clone() => Aten.Call("clone", "", this);
        public Tensor contiguous() => Aten.Call("contiguous", "", this);
        public Tensor diag(long diagonal = 0) => Aten.Call("diag", "", this, diagonal);
        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) => Aten.Call("diag_embed", "", this, offset, dim1, dim2);
        public Tensor diagflat(long offset = 0) => Aten.Call("diagflat", "", this, offset);
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Aten.Call("diagonal", "", this, offset, dim1, dim2);
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Aten.Call("expand", "", this, sizes, isImplicit);
        public Tensor expand(long[] sizes, bool isImplicit = false) => Aten.Call("expand", "", this, sizes, isImplicit);
        public Tensor expand(params long[] sizes) => Aten.Call("expand", "", this, sizes);
        public Tensor expand_as(Tensor other) => Aten.Call("expand_as", "", this, other);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.Call("flatten", "using_ints", this, start_dim, end_dim);
        public Tensor flip(params long[] dims) => Aten.Call("flip", "", this, dims);
        public Tensor fliplr() => Aten.Call("fliplr", "", this);
        public Tensor flipud() => Aten.Call("flipud", "", this);
        public Tensor gather(long dim, Tensor index) => Aten.Call("gather", "", this, dim, index);
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Aten.Call("index_add", "", this, dim, index, source, alpha);
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Aten.InPlace("index_add_", "", this, dim, index, source, alpha);
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Aten.Call("index_copy", "", this, dim, index, source);
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Aten.InPlace("index_copy_", "", this, dim, index, source);
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Aten.Call("index_fill", "int_Scalar", this, dim, index, value);
        public Tensor index_fill_(long dim, Tensor index, Scalar value) =>
            Aten.InPlace("index_fill_", "int_Scalar", this, dim, index, value);
        public Tensor index_select(long dim, Tensor index) => Aten.Call("index_select", "", this, dim, index);
        public Tensor masked_scatter(Tensor mask, Tensor value) => Aten.Call("masked_scatter", "", this, mask, value);
        public Tensor masked_scatter_(Tensor mask, Tensor value) => Aten.InPlace("masked_scatter_", "", this, mask, value);
        public Tensor masked_select(Tensor mask) => Aten.Call("masked_select", "", this, mask);
        public Tensor moveaxis(long[] source, long[] destination) => Aten.Call("moveaxis", "intlist", this, source, destination);
        public Tensor movedim(long[] source, long[] destination) => Aten.Call("movedim", "intlist", this, source, destination);
        public Tensor narrow(long dim, long start, long length) => Aten.Call("narrow", "", this, dim, start, length);
        public Tensor nonzero() => Aten.Call("nonzero", "", this);
        public Tensor permute(params long[] permutation) => Aten.Call("permute", "", this, permutation);
        public Tensor ravel() => Aten.Call("ravel", "", this);
        public Tensor repeat(params long[] sizes) => Aten.Call("repeat", "", this, sizes);
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Aten.Call("repeat_interleave", "self_Tensor", this, repeats, dim, output_size);
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Aten.Call("repeat_interleave", "self_int", this, repeats, dim, output_size);
        public Tensor reshape(params long[] shape) => Aten.Call("reshape", "", this, shape);
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Aten.Call("roll", "", this, shifts, dims);
        public Tensor roll(long[] shifts) => Aten.Call("roll", "", this, shifts);
        public Tensor roll(long[] shifts, long[] dims) => Aten.Call("roll", "", this, shifts, dims);
        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.Call("scatter", "src", this, dim, index, src);
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Aten.InPlace("scatter_", "src", this, dim, index, src);
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Aten.Call("scatter_add", "", this, dim, index, src);
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Aten.InPlace("scatter_add_", "", this, dim, index, src);
        public Tensor select(long dim, long index) => Aten.Call("select", "int", this, dim, index);
        public Tensor swapaxes(long dim0, long dim1) => Aten.Call("swapaxes", "", this, dim0, dim1);
        public Tensor swapdims(long dim0, long dim1) => Aten.Call("swapdims", "", this, dim0, dim1);
        public Tensor t() => Aten.Call("t", "", this);
        public Tensor take(Tensor index) => Aten.Call("take", "", this, index);
        public Tensor take_along_dim(Tensor indices) => Aten.Call("take_along_dim", "", this, indices);
        public Tensor take_along_dim(Tensor indices, long dim) => Aten.Call("take_along_dim", "", this, indices, dim);
        public Tensor tile(long[] reps) => Aten.Call("tile", "", this, reps);
        public Tensor transpose(long dim0, long dim1) => Aten.Call("transpose", "int", this, dim0, dim1);
        public Tensor transpose_(long dim0, long dim1) => Aten.InPlace("transpose_", "", this, dim0, dim1);
        public Tensor tril(long diagonal = 0) => Aten.Call("tril", "", this, diagonal);
        public Tensor tril_(long diagonal = 0) => Aten.InPlace("tril_", "", this, diagonal);
        public Tensor triu(long diagonal = 0) => Aten.Call("triu", "", this, diagonal);
        public Tensor triu_(long diagonal = 0) => Aten.InPlace("triu_", "", this, diagonal);
        public Tensor unflatten(long dim, params long[] sizes) => Aten.Call("unflatten", "int", this, dim, sizes);
        public Tensor unfold(long dimension, long size, long step) => Aten.Call("unfold", "", this, dimension, size, step);
        public Tensor unsqueeze(long dim) => Aten.Call("unsqueeze", "", this, dim);
        public Tensor unsqueeze_(long dim) => Aten.InPlace("unsqueeze_", "", this, dim);
        public Tensor view(params long[] shape) => Aten.Call("view", "", this, shape);
        public Tensor view_as(Tensor other) => Aten.Call("view_as", "", this, other);
    }
}
