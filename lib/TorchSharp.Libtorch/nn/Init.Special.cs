using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Orthogonal rows or columns, times gain (Saxe et al., 2013): the Q of a normal matrix, with the signs of R.</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two axes.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var shape = tensor.shape;
                if (shape.Length < 2)
                {
                    throw new ArgumentException("orthogonal_ needs a tensor of two or more axes.", nameof(tensor));
                }

                return Changed(tensor, t =>
                {
                    var rows = shape[0];
                    var columns = t.numel() / rows;
                    var flat = Aten.Call("normal_", "", Aten.Call("new_empty", "", t, new[] { rows, columns }), 0.0, 1.0);
                    flat = rows < columns ? Aten.Call("t", "", flat) : flat;
                    var (q, r) = Aten.Call2("linalg_qr", "", flat);
                    q = Aten.Call("mul", "Tensor", q, Aten.Call("sign", "", Aten.Call("diagonal", "", r)));
                    q = rows < columns ? Aten.Call("t", "", q) : q;
                    t.copy_(Aten.Call("mul", "Scalar", Aten.Call("reshape", "", q, shape), gain));
                });
            }

            /// <summary>Normal, redrawn by its inverse distribution function into [a, b].</summary>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                var lower = 2 * Cumulative((a - mean) / std) - 1;
                var upper = 2 * Cumulative((b - mean) / std) - 1;
                return Changed(tensor, t =>
                {
                    t.uniform_(lower, upper, generator);
                    Aten.Call("erfinv_", "", t);
                    Aten.Call("mul_", "Scalar", t, std * Math.Sqrt(2.0));
                    Aten.Call("add_", "Scalar", t, mean);
                    Aten.Call("clamp_", "", t, a, b);
                });
            }

            /// <summary>The identity of convolution weights [out, in, K, ...]: each channel keeps its own, as far as there are.</summary>
            /// <exception cref="ArgumentException">The tensor does not have three to five axes.</exception>
            public static Tensor dirac_(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var shape = tensor.shape;
                if (shape.Length is < 3 or > 5)
                {
                    throw new ArgumentException($"dirac_ needs three to five axes, but the tensor has {shape.Length}.", nameof(tensor));
                }

                return Changed(tensor, t =>
                {
                    Aten.Call("zero_", "", t);
                    for (var channel = 0L; channel < Math.Min(shape[0], shape[1]); channel++)
                    {
                        var kernel = Aten.Call("select", "int", Aten.Call("select", "int", t, 0L, channel), 0L, channel);
                        foreach (var size in shape.AsSpan(2))
                        {
                            kernel = Aten.Call("select", "int", kernel, 0L, size / 2);
                        }

                        Aten.Call("fill_", "Scalar", kernel, 1L);
                    }
                });
            }

            /// <summary>Normal, with a share of zeros (rounded up) in each column of a matrix.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (tensor.dim() != 2)
                {
                    throw new ArgumentException($"sparse_ needs a matrix, but the tensor has {tensor.dim()} axes.", nameof(tensor));
                }

                return Changed(tensor, t =>
                {
                    var (rows, columns) = (t.shape[0], t.shape[1]);
                    var zeros = (long)Math.Ceiling(sparsity * rows);
                    Aten.Call("normal_", "", t, 0.0, std);
                    for (var column = 0L; column < columns; column++)
                    {
                        var order = Aten.Call("randperm", "", rows);
                        var chosen = Aten.Call("slice", "Tensor", order, 0L, 0L, zeros);
                        Aten.Call("index_fill_", "int_Scalar", Aten.Call("select", "int", t, 1L, column), 0L, chosen, 0L);
                    }
                });
            }

            /// <summary>The normal distribution function, through the complementary error function of libtorch.</summary>
            private static double Cumulative(double x)
            {
                using var argument = Aten.Call("full", "", Array.Empty<long>(), -x / Math.Sqrt(2.0), ScalarType.Float64);
                using var tail = Aten.Call("erfc", "", argument);
                return tail.item<double>() / 2;
            }
        }
    }
}
