using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Parts of a tensor, as views, and a few rearrangements whose arguments need care.
    public partial class Tensor
    {
        public Tensor[] chunk(long chunks, long dim = 0) => Aten.CallList("chunk", "", this, chunks, dim);
        public Tensor[] split(long size, int dim = 0) => Aten.CallList("split", "Tensor", this, size, dim);
        public Tensor[] split(params long[] sizes) => split(sizes, 0);
        public Tensor[] split(long[] sizes, long dim = 0) => Aten.CallList("split_with_sizes", "", this, sizes, dim);
        public Tensor[] tensor_split(long size, long dim = 0) => Aten.CallList("tensor_split", "sections", this, size, dim);
        public Tensor[] tensor_split(long[] sizes, long dim = 0) => Aten.CallList("tensor_split", "indices", this, sizes, dim);
        public Tensor[] unbind(long dimension = 0) => Aten.CallList("unbind", "int", this, dimension);
        public Tensor[] hsplit(long size) => Aten.CallList("hsplit", "int", this, size);
        public Tensor[] vsplit(long size) => Aten.CallList("vsplit", "int", this, size);

        public Tensor slice(long dim, long start, long finish, long step) => Aten.Call("slice", "Tensor", this, dim, start, finish, step);
        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());
        public Tensor squeeze(long? dim = null) => dim is { } d ? Aten.Call("squeeze", "dim", this, d) : Aten.Call("squeeze", "", this);
        public Tensor squeeze_(long? dim = null) => dim is { } d ? Aten.InPlace("squeeze_", "dim", this, d) : Aten.InPlace("squeeze_", "", this);
        public Tensor roll(long shifts, long? dims = null) => Aten.Call("roll", "", this, (long[])[shifts], dims is { } d ? (long[])[d] : (long[])[]);
        public Tensor roll((long, long) shifts, (long, long) dims) =>
            Aten.Call("roll", "", this, (long[])[shifts.Item1, shifts.Item2], (long[])[dims.Item1, dims.Item2]);
        public Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            (long first, long second) = dims ?? (0, 1);
            return Aten.Call("rot90", "", this, k, (long[])[first, second]);
        }
        public Tensor tensordot(Tensor b, long dims = 2)
        {
            long[] own = [.. Enumerable.Range(0, (int)dims).Select(i => ndim - dims + i)];
            long[] theirs = [.. Enumerable.Range(0, (int)dims).Select(i => (long)i)];
            return tensordot(b, own, theirs);
        }
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Aten.InPlace("random_", "from", this, (long)from, (long)to, generator);
    }
}
