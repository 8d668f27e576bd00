using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors with start values, in place and without gradient; each returns the tensor.</summary>
        public static partial class init
        {
            /// <summary>Which side's number of connections scales the values.</summary>
            public enum FanInOut
            {
                /// <summary>Inputs of a unit: keeps the variance going forward.</summary>
                FanIn = 0,

                /// <summary>Outputs of a unit: keeps the variance of gradients going back.</summary>
                FanOut = 1,
            }

            /// <summary>What follows the layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear = 0,

                /// <summary>A convolution.</summary>
                Conv1D = 1,

                /// <summary>A convolution.</summary>
                Conv2D = 2,

                /// <summary>A convolution.</summary>
                Conv3D = 3,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose1D = 4,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose2D = 5,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose3D = 6,

                /// <summary>A sigmoid.</summary>
                Sigmoid = 7,

                /// <summary>A hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>A rectifier.</summary>
                ReLU = 9,

                /// <summary>A leaky rectifier.</summary>
                LeakyReLU = 10,
            }

            /// <summary>The factor by which a nonlinearity needs greater weights; param is the slope of a leaky rectifier.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + (param * param))),
                _ => 1.0,
            };

            /// <summary>The numbers of inputs and outputs that a unit is connected with, from weights [out, in, ...].</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two axes.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var shape = tensor.shape;
                if (shape.Length < 2)
                {
                    throw new ArgumentException(
                        $"Fan in and fan out need a tensor of two or more axes, but the shape is [{string.Join(", ", shape)}].", nameof(tensor));
                }

                var field = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
                return (shape[1] * field, shape[0] * field);
            }

            /// <summary>Zeros.</summary>
            public static Tensor zeros_(Tensor tensor) => Fill(tensor, 0);

            /// <summary>Ones.</summary>
            public static Tensor ones_(Tensor tensor) => Fill(tensor, 1);

            /// <summary>One value.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val) => Fill(tensor, val);

            /// <summary>Uniform in [low, high).</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Changed(tensor, t => t.uniform_(low, high, generator));

            /// <summary>Normal.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Changed(tensor, t => t.normal_(mean, std, generator));

            /// <summary>The identity matrix.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (tensor.dim() != 2)
                {
                    throw new ArgumentException($"eye_ needs a matrix, but the tensor has {tensor.dim()} axes.", nameof(tensor));
                }

                return Changed(tensor, t => t.copy_(Aten.Call("eye", "m", t.shape[0], t.shape[1], t.dtype)));
            }

            /// <summary>Uniform in +-gain * sqrt(6 / (fan in + fan out)) (Glorot and Bengio, 2010).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = gain * Math.Sqrt(2.0 / (fanIn + fanOut)) * Math.Sqrt(3.0);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain * sqrt(2 / (fan in + fan out)) (Glorot and Bengio, 2010).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <inheritdoc cref="xavier_uniform_"/>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            /// <inheritdoc cref="xavier_normal_"/>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            /// <summary>Uniform in +-gain * sqrt(3 / fan) (He et al., 2015); a is the slope of a leaky rectifier.</summary>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain / sqrt(fan) (He et al., 2015); a is the slope of a leaky rectifier.</summary>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Fill(Tensor tensor, Scalar value) => Changed(tensor, t => Aten.Call("fill_", "Scalar", t, value));

            private static Tensor Changed(Tensor tensor, Action<Tensor> change)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                using var without = no_grad();
                using var scope = NewDisposeScope();
                change(tensor);
                return tensor;
            }
        }
    }
}
