using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The layers as functions: they hold nothing, and take weights as arguments.</summary>
        public static partial class functional
        {
            /// <summary>max(0, x)</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => Aten.Call(inplace ? "relu_" : "relu", "", x);

            /// <summary>min(max(0, x), 6)</summary>
            public static Tensor relu6(Tensor x, bool inplace = false) => hardtanh(x, 0, 6, inplace);

            /// <summary>x for positive x, else negative_slope * x</summary>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                Aten.Call(inplace ? "leaky_relu_" : "leaky_relu", "", input, negative_slope);

            /// <summary>x for positive x, else weight * x, with one weight or one for each channel</summary>
            public static Tensor prelu(Tensor input, Tensor weight) => Aten.Call("prelu", "", input, weight);

            /// <summary>x for positive x, else a * x, with the middle of [lower, upper] for a</summary>
            public static Tensor rrelu(Tensor x, double lower = 1.0 / 8, double upper = 1.0 / 3, bool inplace = false) =>
                Aten.Call(inplace ? "rrelu_" : "rrelu", "", x, lower, upper, false);

            /// <summary>x for positive x, else alpha * (exp(x) - 1)</summary>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => Aten.Call(inplace ? "elu_" : "elu", "", x, alpha);

            /// <summary>max(0, x) + min(0, alpha * (exp(x / alpha) - 1))</summary>
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) =>
                Aten.Call(inplace ? "celu_" : "celu", "", x, alpha);

            /// <summary>The scaled exponential unit, which keeps mean 0 and variance 1 (Klambauer et al., 2017).</summary>
            public static Tensor selu(Tensor x, bool inplace = false) => Aten.Call(inplace ? "selu_" : "selu", "", x);

            /// <summary>x * Phi(x), with the normal distribution function (Hendrycks and Gimpel, 2016)</summary>
            public static Tensor gelu(Tensor x) => gelu(x, Modules.GELU.Approximate.none);

            /// <inheritdoc cref="gelu(Tensor)"/>
            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            /// <summary>x * Phi(x), exactly or by a tanh</summary>
            public static Tensor gelu(Tensor x, Modules.GELU.Approximate approximate, bool inplace = false) =>
                Aten.Call(inplace ? "gelu_" : "gelu", "", x, approximate == Modules.GELU.Approximate.tanh ? "tanh" : "none");

            /// <summary>x * sigmoid(x), also called swish</summary>
            public static Tensor silu(Tensor x, bool inplace = false) => Aten.Call(inplace ? "silu_" : "silu", "", x);

            /// <summary>x * tanh(softplus(x))</summary>
            public static Tensor mish(Tensor x, bool inplace = false) => Aten.Call(inplace ? "mish_" : "mish", "", x);

            /// <summary>1 / (1 + exp(-x)), in (0, 1)</summary>
            public static Tensor sigmoid(Tensor x) => Aten.Call("sigmoid", "", x);

            /// <inheritdoc cref="sigmoid(Tensor)"/>
            public static Tensor sigmoid(Tensor x, bool inplace) => Aten.Call(inplace ? "sigmoid_" : "sigmoid", "", x);

            /// <summary>log(sigmoid(x))</summary>
            public static Tensor logsigmoid(Tensor x) => Aten.Call("log_sigmoid", "", x);

            /// <summary>The hyperbolic tangent, in (-1, 1)</summary>
            public static Tensor tanh(Tensor x, bool inplace = false) => Aten.Call(inplace ? "tanh_" : "tanh", "", x);

            /// <summary>x - tanh(x)</summary>
            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var bent = tanh(x);
                return Aten.Call(inplace ? "sub_" : "sub", "Tensor", x, bent);
            }

            /// <summary>log(1 + exp(beta * x)) / beta; the line x where beta * x is above the threshold</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                Aten.Call("softplus", "", x, beta, threshold);

            /// <summary>x / (1 + |x|)</summary>
            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var size = Aten.Call("abs", "", x);
                using var divisor = Aten.Call("add", "Scalar", size, 1L);
                return Aten.Call(inplace ? "div_" : "div", "Tensor", x, divisor);
            }

            /// <summary>x moved towards 0 by lambda; 0 within</summary>
            public static Tensor softshrink(Tensor x, double lambda = 0.5) => Aten.Call("softshrink", "", x, lambda);

            /// <summary>x outside of [-lambda, lambda]; 0 within</summary>
            public static Tensor hardshrink(Tensor x, double lambda = 0.5) => Aten.Call("hardshrink", "", x, lambda);

            /// <summary>x kept within [min_val, max_val]</summary>
            public static Tensor hardtanh(Tensor x, double min_val = -1.0, double max_val = 1.0, bool inplace = false) =>
                Aten.Call(inplace ? "hardtanh_" : "hardtanh", "", x, min_val, max_val);

            /// <summary>min(max(0, x / 6 + 1 / 2), 1)</summary>
            public static Tensor hardsigmoid(Tensor input, bool inplace = false) =>
                Aten.Call(inplace ? "hardsigmoid_" : "hardsigmoid", "", input);

            /// <summary>x * hardsigmoid(x)</summary>
            public static Tensor hardswish(Tensor input, bool inplace = false) =>
                Aten.Call(inplace ? "hardswish_" : "hardswish", "", input);

            /// <summary>x where it is above the threshold, else the value</summary>
            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                Aten.Call(inplace ? "threshold_" : "threshold", "", x, threshold, value);

            /// <summary>The first half along <paramref name="dim"/>, times the sigmoid of the second</summary>
            public static Tensor glu(Tensor input, long dim = -1) => Aten.Call("glu", "", input, dim);

            /// <summary>exp(x) divided by its sum along <paramref name="dim"/></summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) =>
                Aten.Call("softmax", "int", input, dim, dtype);

            /// <summary>softmax over the channels of [N,C,H,W]</summary>
            public static Tensor softmax2d(Tensor x) => softmax(x, -3);

            /// <summary>softmax(-x)</summary>
            public static Tensor softmin(Tensor x, long dim)
            {
                using var negative = Aten.Call("neg", "", x);
                return softmax(negative, dim);
            }

            /// <summary>log(softmax(x)), computed stably</summary>
            public static Tensor log_softmax(Tensor x, long dim) => Aten.Call("log_softmax", "int", x, dim);
        }
    }
}
