using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Brackets. Positions and ranges give views; masks and lists of positions give copies.
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params long[] indices]
        {
            get
            {
                Tensor view = this;
                foreach (long index in indices) view = view.select(0, index);
                return view;
            }
            set => this[indices].copy_(value);
        }

        public Tensor this[long i1] { get => select(0, i1); set => select(0, i1).copy_(value); }
        public Tensor this[long i1, long i2] { get => this[(long[])[i1, i2]]; set => this[(long[])[i1, i2]] = value; }
        public Tensor this[long i1, long i2, long i3] { get => this[(long[])[i1, i2, i3]]; set => this[(long[])[i1, i2, i3]] = value; }
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => this[(long[])[i1, i2, i3, i4]];
            set => this[(long[])[i1, i2, i3, i4]] = value;
        }

        public Tensor index(params Tensor[] indices) => Aten.Call("index", "Tensor", this, indices);

        public Tensor index(params TensorIndex[] indices)
        {
            (Tensor view, Tensor[]? picked) = Resolve(indices);
            return picked is null ? view : Aten.Call("index", "Tensor", view, picked);
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Aten.InPlace("index_put_", "", this, indices, value, accumulate);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            (Tensor view, Tensor[]? picked) = Resolve(indices);
            if (picked is not null) Aten.InPlace("index_put_", "", view, picked, value, accumulate);
            else if (accumulate) view.add_(value);
            else view.copy_(value);
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices) => index_put_(value.AsTensor(dtype), indices);

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value.AsTensor(dtype), indices);

        /// <summary>
        /// Applies positions, ranges and new dimensions as views, one after the other, and gathers masks and lists of positions by the
        /// dimension that they stand for.
        /// </summary>
        private (Tensor View, Tensor[]? Picked) Resolve(TensorIndex[] indices)
        {
            Tensor view = this;
            long dim = 0, covered = 0;
            List<Tensor?>? picked = null;
            long consumed = indices.Sum(index => index.What switch
            {
                TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
                TensorIndex.Kind.Tensor => index.Picked!.dtype == ScalarType.Bool ? index.Picked.ndim : 1,
                _ => 0,
            });
            if (consumed > ndim)
                throw new ArgumentException($"{consumed} indices were given for a tensor of {ndim} dimensions (shape [{string.Join(", ", shape)}]).");

            foreach (TensorIndex index in indices)
            {
                switch (index.What)
                {
                    case TensorIndex.Kind.Single:
                        view = view.select(dim, index.Start ?? 0);
                        break;
                    case TensorIndex.Kind.Slice:
                        if (index.Start is not null || index.Stop is not null || index.Step is not null)
                            view = Aten.Call("slice", "Tensor", view, dim, index.Start, index.Stop, index.Step ?? 1);
                        dim++;
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        dim += ndim - consumed;
                        break;
                    case TensorIndex.Kind.Null:
                        view = view.unsqueeze(dim++);
                        break;
                    case TensorIndex.Kind.Bool:
                        view = view.unsqueeze(dim);
                        Pick(index.Start != 0 ? tensor((long[])[0]) : empty([0], ScalarType.Int64), 1);
                        break;
                    case TensorIndex.Kind.Tensor:
                        Tensor chosen = index.Picked!;
                        bool mask = chosen.dtype == ScalarType.Bool;
                        Pick(mask || chosen.dtype == ScalarType.Int64 ? chosen : chosen.to(ScalarType.Int64), mask ? chosen.ndim : 1);
                        break;
                }
            }
            if (ReferenceEquals(view, this)) view = alias();
            return (view, picked is null ? null : [.. picked!]);

            // The list has one entry for each dimension before the chosen one; a mask is one entry, however many dimensions it covers.
            void Pick(Tensor chosen, long dimensions)
            {
                picked ??= [];
                while (picked.Count + covered < dim) picked.Add(null);
                picked.Add(chosen);
                covered += dimensions - 1;
                dim += dimensions;
            }
        }

        private Tensor alias() => Aten.Call("alias", "", this);
    }
}
