using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// (x - mean) / sqrt(variance + eps) * weight + bias for each channel, over the batch: by the batch's own moments in training
            /// (which also moves the running ones by <paramref name="momentum"/>), else by the running ones
            /// </summary>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Aten.Call("batch_norm", "", input, weight, bias, running_mean, running_var, training, momentum, eps, false);

            /// <summary>Each sample and channel by its own moments over the positions</summary>
            public static Tensor instance_norm(
                Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null,
                bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5) =>
                Aten.Call("instance_norm", "", input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, false);

            /// <summary>Each sample by its own moments over the last axes</summary>
            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.Call("layer_norm", "", input, normalized_shape, weight, bias, eps);

            /// <summary>Each sample and group of channels by its own moments</summary>
            public static Tensor group_norm(
                Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.Call("group_norm", "", input, num_groups, weight, bias, eps);

            /// <summary>x divided by its p-norm (at least eps) along <paramref name="dim"/></summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1, double eps = 1e-12)
            {
                using var norm = Aten.Call("norm", "ScalarOpt_dim", input, p, new[] { dim }, true);
                using var divisor = Aten.Call("clamp_min", "", norm, eps);
                return Aten.Call("div", "Tensor", input, divisor);
            }

            /// <summary>Sets each value to 0 with probability p and divides the others by 1 - p; the identity outside of training</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Aten.Call(inplace ? "dropout_" : "dropout", "", input, p, training);

            /// <summary><see cref="dropout"/> of whole channels: [N,C,L]</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Aten.Call(inplace ? "feature_dropout_" : "feature_dropout", "", input, p, training);

            /// <summary><see cref="dropout"/> of whole channels: [N,C,H,W]</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Aten.Call(inplace ? "feature_dropout_" : "feature_dropout", "", input, p, training);

            /// <summary>Dropout that keeps mean 0 and variance 1, for <see cref="selu"/> networks</summary>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                Aten.Call(inplace ? "alpha_dropout_" : "alpha_dropout", "", input, p, training);
        }
    }
}
