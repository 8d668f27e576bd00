using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Each loss is reduced over all elements (mean, by default), whatever their axes.
        public static partial class functional
        {
            /// <summary>(input - target)^2</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.Call("mse_loss", "", input, target, (long)reduction);

            /// <summary>|input - target|</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.Call("l1_loss", "", input, target, (long)reduction);

            /// <summary>d^2 / (2 beta) where d = |input - target| is below beta, else d - beta / 2</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                Aten.Call("smooth_l1_loss", "", input, target, (long)reduction, beta);

            /// <summary>d^2 / 2 where d = |input - target| is below delta, else delta * (d - delta / 2)</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                Aten.Call("huber_loss", "", input, target, (long)reduction, delta);

            /// <summary>-(target * log(input) + (1 - target) * log(1 - input)) for probabilities in [0, 1]; each log is at least -100</summary>
            public static Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                weight is null
                    ? Aten.Call("course::binary_cross_entropy", "", input, target, (long)reduction)
                    : Aten.Call("binary_cross_entropy", "", input, target, weight, (long)reduction);

            /// <summary>Binary cross-entropy of sigmoid(input), computed stably; pos_weights multiply the positive part</summary>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Aten.Call("binary_cross_entropy_with_logits", "", input, target, weight, pos_weights, (long)reduction);

            /// <summary>-log softmax(input)[target]: logits [N, classes, ...] with class indices [N, ...] or probabilities</summary>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                Aten.Call("cross_entropy_loss", "", input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>-input[target]: log-probabilities [N, classes, ...] with class indices [N, ...]</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.Call("nll_loss_nd", "", input, target, weight, (long)reduction);

            /// <summary>target * (log(target) - input), with log-probabilities as input and (log_target) as target</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Aten.Call("kl_div", "", input, target, (long)reduction, log_target);

            /// <summary>-log of a normal density with the given variance (without its constant, unless full)</summary>
            public static Tensor gaussian_nll_loss(
                Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                Tensor bounded;
                using (no_grad())
                {
                    // Clamped in value only: the gradient passes as if it were not, as PyTorch has it.
                    bounded = Aten.Call("sub", "Tensor", Aten.Call("clamp_min", "", variance, (double)eps), variance);
                }

                bounded = Aten.Call("add", "Tensor", variance, bounded);
                var difference = Aten.Call("square", "", Aten.Call("sub", "Tensor", input, target));
                var loss = Aten.Call("add", "Tensor", Aten.Call("log", "", bounded), Aten.Call("div", "Tensor", difference, bounded));
                loss = Aten.Call("mul", "Scalar", loss, 0.5);
                loss = full ? Aten.Call("add", "Scalar", loss, 0.5 * Math.Log(2 * Math.PI)) : loss;
                loss = reduction switch
                {
                    Reduction.Mean => Aten.Call("mean", "", loss),
                    Reduction.Sum => Aten.Call("sum", "", loss),
                    _ => loss,
                };
                return loss.MoveToOuterDisposeScope();
            }

            /// <summary>-log of a Poisson probability of target, with the rate (or its log) as input</summary>
            public static Tensor poisson_nll_loss(
                Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f,
                Reduction reduction = Reduction.Mean) =>
                Aten.Call("poisson_nll_loss", "", input, target, log_input, full, (double)eps, (long)reduction);

            /// <summary>1 - cos(input1, input2) where target is 1, max(0, cos - margin) where it is -1</summary>
            public static Tensor cosine_embedding_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                Aten.Call("cosine_embedding_loss", "", input1, input2, target, margin, (long)reduction);

            /// <summary>input where target is 1, max(0, margin - input) where it is -1</summary>
            public static Tensor hinge_embedding_loss(
                Tensor input, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                Aten.Call("hinge_embedding_loss", "", input, target, margin, (long)reduction);

            /// <summary>max(0, margin - target * (input1 - input2))</summary>
            public static Tensor margin_ranking_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                Aten.Call("margin_ranking_loss", "", input1, input2, target, margin, (long)reduction);

            /// <summary>max(0, d(anchor, positive) - d(anchor, negative) + margin), with the p-norm as distance d</summary>
            public static Tensor triplet_margin_loss(
                Tensor anchor, Tensor positive, Tensor negative, double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false,
                Reduction reduction = Reduction.Mean) =>
                Aten.Call("triplet_margin_loss", "", anchor, positive, negative, margin, (double)p, eps, swap, (long)reduction);

            /// <summary>log(1 + exp(-target * input)) for targets 1 and -1</summary>
            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.Call("soft_margin_loss", "", input, target, (long)reduction);
        }
    }
}
