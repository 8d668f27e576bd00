using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with a decay of weights beside the gradient (Loshchilov and Hutter, 2017).</summary>
public class AdamW : OptimizerHelper, optim.IBetas
{
    /// <summary>Starts an optimizer of parameters.</summary>
    public AdamW(
        IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <summary>Starts an optimizer of groups; what their options leave out is as given here.</summary>
    public AdamW(
        IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
        Start(new Options { LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }, parameters);

    /// <inheritdoc/>
    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
        set
        {
            (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
            foreach (var group in _parameter_groups)
            {
                (((Options)group.Options).beta1, ((Options)group.Options).beta2) = value;
            }
        }
    }

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Step, closure);

    internal override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private static void Step(ParamGroup group)
    {
        var options = group.Options;
        var lr = group.LearningRate;
        var beta1 = options.beta1!.Value;
        var beta2 = options.beta2!.Value;
        var eps = options.eps!.Value;
        var weight_decay = options.weight_decay!.Value;
        var amsgrad = options.amsgrad!.Value;
        var maximize = options.maximize!.Value;
        var left = amsgrad ? group.States : Fused.Step<State>(
            "course::adam_", group, state => state.step++,
            Fused.Column(group, (State state) => state.exp_avg), Fused.Column(group, (State state) => state.exp_avg_sq),
            Fused.Column(group, (State state) => state.step + 1), lr, beta1, beta2, eps, weight_decay, true, maximize);
        Update<State>(left, 0, maximize, (parameter, gradient, state) =>
        {
            parameter.Scale(1 - (lr * weight_decay));
            state.step++;
            state.exp_avg.Scale(beta1);
            state.exp_avg.AddScaled(gradient, 1 - beta1);
            state.exp_avg_sq.Scale(beta2);
            state.exp_avg_sq.AddProduct(gradient, gradient, 1 - beta2);
            var square = state.exp_avg_sq;
            if (amsgrad)
            {
                Interop.Aten.CallVoid("maximum", "out", state.max_exp_avg_sq, square, state.max_exp_avg_sq);
                square = state.max_exp_avg_sq!;
            }

            var divisor = square.sqrt();
            divisor.Scale(1 / Math.Sqrt(1 - Math.Pow(beta2, state.step)));
            parameter.AddQuotient(state.exp_avg, divisor.Plus(eps), -lr / (1 - Math.Pow(beta1, state.step)));
        });
    }

    /// <summary>The options of AdamW.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the mean gradient is kept.</summary>
        public double? beta1;

        /// <summary>How much of the mean square is kept.</summary>
        public double? beta2;

        /// <summary>What keeps the division safe.</summary>
        public double? eps;

        /// <summary>The share of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether the greatest mean square so far divides the step.</summary>
        public bool? amsgrad;

        /// <summary>Whether to climb instead of descend.</summary>
        public bool? maximize;

        internal override object?[] Contents
        {
            get => [beta1, beta2, eps, weight_decay, amsgrad, maximize];
            set => (beta1, beta2, eps, weight_decay, amsgrad, maximize) =
                ((double?)value[0], (double?)value[1], (double?)value[2], (double?)value[3], (bool?)value[4], (bool?)value[5]);
        }
    }

    /// <summary>A group of parameters for AdamW.</summary>
    public class ParamGroup : ParamGroup<Options>, optim.IBetas
    {
        /// <summary>Starts an empty group.</summary>
        public ParamGroup()
        {
        }

        /// <summary>Starts a group.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        /// <summary>Starts a group.</summary>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
        {
        }

        /// <inheritdoc/>
        public (double, double) Betas
        {
            get => (Options.beta1 ?? 0.9, Options.beta2 ?? 0.999);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    /// <summary>What AdamW remembers about a parameter.</summary>
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        /// <summary>The number of steps so far.</summary>
        public long step;

        /// <summary>The running mean of gradients.</summary>
        public Tensor exp_avg = null!;

        /// <summary>The running mean of squared gradients.</summary>
        public Tensor exp_avg_sq = null!;

        /// <summary>The greatest mean square so far, for amsgrad.</summary>
        public Tensor? max_exp_avg_sq;

        internal override object?[] Contents
        {
            get => [step, exp_avg, exp_avg_sq, max_exp_avg_sq];
            set => (step, exp_avg, exp_avg_sq, max_exp_avg_sq) =
                ((long)value[0]!, (Tensor)value[1]!, (Tensor)value[2]!, (Tensor?)value[3]);
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
            max_exp_avg_sq = ((Options)options).amsgrad == true ? Zeros() : null;
        }

        /// <summary>Releases the tensors.</summary>
        public void Dispose() => Release();
    }
}
