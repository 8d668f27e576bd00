using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps by the gradient over the root of its mean square (Hinton's lectures, 2012).</summary>
public class RMSProp : OptimizerHelper, optim.IMomentum
{
    /// <summary>Starts an optimizer of parameters.</summary>
    public RMSProp(
        IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    /// <summary>Starts an optimizer of groups; what their options leave out is as given here.</summary>
    public RMSProp(
        IEnumerable<ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
        Start(new Options { LearningRate = lr, InitialLearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize }, parameters);

    /// <inheritdoc/>
    public double Momentum
    {
        get => ((Options)_defaults).momentum!.Value;
        set
        {
            ((Options)_defaults).momentum = value;
            foreach (var group in _parameter_groups)
            {
                ((Options)group.Options).momentum = value;
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
        var alpha = options.alpha!.Value;
        var eps = options.eps!.Value;
        var weight_decay = options.weight_decay!.Value;
        var momentum = options.momentum!.Value;
        var centered = options.centered!.Value;
        var maximize = options.maximize!.Value;
        var left = centered ? group.States : Fused.Step<State>(
            "course::rmsprop_", group, state => state.step++,
            Fused.Column(group, (State state) => state.square_avg), Fused.Column(group, (State state) => state.momentum_buffer!),
            lr, alpha, eps, weight_decay, momentum, maximize);
        Update<State>(left, weight_decay, maximize, (parameter, gradient, state) =>
        {
            state.step++;
            state.square_avg.Scale(alpha);
            state.square_avg.AddProduct(gradient, gradient, 1 - alpha);
            Tensor divisor;
            if (centered)
            {
                state.grad_avg!.Scale(alpha);
                state.grad_avg!.AddScaled(gradient, 1 - alpha);
                divisor = state.square_avg.addcmul(state.grad_avg!, state.grad_avg!, -1).sqrt_().Plus(eps);
            }
            else
            {
                divisor = state.square_avg.sqrt().Plus(eps);
            }

            if (momentum > 0)
            {
                state.momentum_buffer!.Scale(momentum);
                state.momentum_buffer!.AddQuotient(gradient, divisor, 1);
                parameter.AddScaled(state.momentum_buffer!, -lr);
            }
            else
            {
                parameter.AddQuotient(gradient, divisor, -lr);
            }
        });
    }

    /// <summary>The options of RMSProp.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the mean square is kept.</summary>
        public double? alpha;

        /// <summary>What keeps the division safe.</summary>
        public double? eps;

        /// <summary>The share of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>The share of the last step in the next one.</summary>
        public double? momentum;

        /// <summary>Whether the mean gradient is taken out of the mean square.</summary>
        public bool? centered;

        /// <summary>Whether to climb instead of descend.</summary>
        public bool? maximize;

        internal override object?[] Contents
        {
            get => [alpha, eps, weight_decay, momentum, centered, maximize];
            set => (alpha, eps, weight_decay, momentum, centered, maximize) =
                ((double?)value[0], (double?)value[1], (double?)value[2], (double?)value[3], (bool?)value[4], (bool?)value[5]);
        }
    }

    /// <summary>A group of parameters for RMSProp.</summary>
    public class ParamGroup : ParamGroup<Options>, optim.IMomentum
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
            IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered })
        {
        }

        /// <inheritdoc/>
        public double Momentum
        {
            get => Options.momentum ?? 0;
            set => Options.momentum = value;
        }
    }

    /// <summary>What RMSProp remembers about a parameter.</summary>
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        /// <summary>The number of steps so far.</summary>
        public long step;

        /// <summary>The running mean of squared gradients.</summary>
        public Tensor square_avg = null!;

        /// <summary>The running sum of steps, with momentum.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The running mean of gradients, if centered.</summary>
        public Tensor? grad_avg;

        internal override object?[] Contents
        {
            get => [step, square_avg, momentum_buffer, grad_avg];
            set => (step, square_avg, momentum_buffer, grad_avg) =
                ((long)value[0]!, (Tensor)value[1]!, (Tensor?)value[2], (Tensor?)value[3]);
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            square_avg = Zeros();
            momentum_buffer = ((Options)options).momentum > 0 ? Zeros() : null;
            grad_avg = ((Options)options).centered == true ? Zeros() : null;
        }

        /// <summary>Releases the tensors.</summary>
        public void Dispose() => Release();
    }
}
