using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with Nesterov's momentum (Dozat, 2016).</summary>
public class NAdam : OptimizerHelper, optim.IBetas
{
    /// <summary>Starts an optimizer of parameters.</summary>
    public NAdam(
        IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, momentum_decay)
    {
    }

    /// <summary>Starts an optimizer of groups; what their options leave out is as given here.</summary>
    public NAdam(
        IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3) =>
        Start(new Options { LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, momentum_decay = momentum_decay }, parameters);

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
        var momentum_decay = options.momentum_decay!.Value;
        Update<State>(group.States, weight_decay, false, (parameter, gradient, state) =>
        {
            state.step++;
            var mu = beta1 * (1 - (0.5 * Math.Pow(0.96, state.step * momentum_decay)));
            var next = beta1 * (1 - (0.5 * Math.Pow(0.96, (state.step + 1) * momentum_decay)));
            state.mu_product *= mu;
            state.exp_avg.Scale(beta1);
            state.exp_avg.AddScaled(gradient, 1 - beta1);
            state.exp_avg_sq.Scale(beta2);
            state.exp_avg_sq.AddProduct(gradient, gradient, 1 - beta2);
            var divisor = state.exp_avg_sq.div(1 - Math.Pow(beta2, state.step)).sqrt_().Plus(eps);
            parameter.AddQuotient(gradient, divisor, -lr * (1 - mu) / (1 - state.mu_product));
            parameter.AddQuotient(state.exp_avg, divisor, -lr * next / (1 - (state.mu_product * next)));
        });
    }

    /// <summary>The options of NAdam.</summary>
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

        /// <summary>How fast the momentum rises.</summary>
        public double? momentum_decay;

        internal override object?[] Contents
        {
            get => [beta1, beta2, eps, weight_decay, momentum_decay];
            set => (beta1, beta2, eps, weight_decay, momentum_decay) =
                ((double?)value[0], (double?)value[1], (double?)value[2], (double?)value[3], (double?)value[4]);
        }
    }

    /// <summary>A group of parameters for NAdam.</summary>
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
            IEnumerable<Parameter> parameters, double lr = 1.0, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, momentum_decay = momentum_decay })
        {
        }

        /// <inheritdoc/>
        public (double, double) Betas
        {
            get => (Options.beta1 ?? 0.9, Options.beta2 ?? 0.999);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    /// <summary>What NAdam remembers about a parameter.</summary>
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        /// <summary>The number of steps so far.</summary>
        public long step;

        /// <summary>The product of the momenta so far.</summary>
        public double mu_product = 1;

        /// <summary>The running mean of gradients.</summary>
        public Tensor exp_avg = null!;

        /// <summary>The running mean of squared gradients.</summary>
        public Tensor exp_avg_sq = null!;

        internal override object?[] Contents
        {
            get => [step, mu_product, exp_avg, exp_avg_sq];
            set => (step, mu_product, exp_avg, exp_avg_sq) =
                ((long)value[0]!, (double)value[1]!, (Tensor)value[2]!, (Tensor)value[3]!);
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
        }

        /// <summary>Releases the tensors.</summary>
        public void Dispose() => Release();
    }
}
