using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with the variance of its first steps rectified (Liu et al., 2019).</summary>
public class RAdam : OptimizerHelper, optim.IBetas
{
    /// <summary>Starts an optimizer of parameters.</summary>
    public RAdam(
        IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay)
    {
    }

    /// <summary>Starts an optimizer of groups; what their options leave out is as given here.</summary>
    public RAdam(
        IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
        Start(new Options { LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay }, parameters);

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
        Update<State>(group.States, weight_decay, false, (parameter, gradient, state) =>
        {
            state.step++;
            state.exp_avg.Scale(beta1);
            state.exp_avg.AddScaled(gradient, 1 - beta1);
            state.exp_avg_sq.Scale(beta2);
            state.exp_avg_sq.AddProduct(gradient, gradient, 1 - beta2);
            var rate = lr / (1 - Math.Pow(beta1, state.step));
            var kept = Math.Pow(beta2, state.step);
            var longest = (2 / (1 - beta2)) - 1;
            var length = longest - (2 * state.step * kept / (1 - kept));
            if (length > 5)
            {
                var rectified = Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
                parameter.AddQuotient(state.exp_avg, state.exp_avg_sq.sqrt().Plus(eps), -rate * rectified * Math.Sqrt(1 - kept));
            }
            else
            {
                parameter.AddScaled(state.exp_avg, -rate);
            }
        });
    }

    /// <summary>The options of RAdam.</summary>
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

        internal override object?[] Contents
        {
            get => [beta1, beta2, eps, weight_decay];
            set => (beta1, beta2, eps, weight_decay) =
                ((double?)value[0], (double?)value[1], (double?)value[2], (double?)value[3]);
        }
    }

    /// <summary>A group of parameters for RAdam.</summary>
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
            IEnumerable<Parameter> parameters, double lr = 1.0, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay })
        {
        }

        /// <inheritdoc/>
        public (double, double) Betas
        {
            get => (Options.beta1 ?? 0.9, Options.beta2 ?? 0.999);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    /// <summary>What RAdam remembers about a parameter.</summary>
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        /// <summary>The number of steps so far.</summary>
        public long step;

        /// <summary>The running mean of gradients.</summary>
        public Tensor exp_avg = null!;

        /// <summary>The running mean of squared gradients.</summary>
        public Tensor exp_avg_sq = null!;

        internal override object?[] Contents
        {
            get => [step, exp_avg, exp_avg_sq];
            set => (step, exp_avg, exp_avg_sq) =
                ((long)value[0]!, (Tensor)value[1]!, (Tensor)value[2]!);
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
