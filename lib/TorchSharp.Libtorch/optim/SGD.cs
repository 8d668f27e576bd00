using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum if wanted (Sutskever et al., 2013).</summary>
public class SGD : OptimizerHelper, optim.IMomentum
{
    /// <summary>Starts an optimizer of parameters.</summary>
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    /// <summary>Starts an optimizer of groups; what their options leave out is as given here.</summary>
    public SGD(
        IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
        Start(new Options { LearningRate = lr, InitialLearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }, parameters);

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
        var momentum = options.momentum!.Value;
        var dampening = options.dampening!.Value;
        var weight_decay = options.weight_decay!.Value;
        var nesterov = options.nesterov!.Value;
        var maximize = options.maximize!.Value;
        var left = Fused.Step<State>(
            "course::sgd_", group, _ => { }, Fused.Column(group, (State state) => state.momentum_buffer!),
            lr, momentum, dampening, weight_decay, nesterov, maximize);
        Update<State>(left, weight_decay, maximize, (parameter, gradient, state) =>
        {
            if (momentum != 0)
            {
                if (state.momentum_buffer is { } buffer)
                {
                    buffer.Scale(momentum);
                    buffer.AddScaled(gradient, 1 - dampening);
                }
                else
                {
                    buffer = state.momentum_buffer = gradient.clone().DetachFromDisposeScope();
                }

                gradient = nesterov ? gradient.add(buffer, alpha: momentum) : buffer;
            }

            parameter.AddScaled(gradient, -lr);
        });
    }

    /// <summary>The options of SGD.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>The share of the last step in the next one.</summary>
        public double? momentum;

        /// <summary>How much less of the gradient enters the momentum.</summary>
        public double? dampening;

        /// <summary>The share of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether the gradient is taken where the momentum leads.</summary>
        public bool? nesterov;

        /// <summary>Whether to climb instead of descend.</summary>
        public bool? maximize;

        internal override object?[] Contents
        {
            get => [momentum, dampening, weight_decay, nesterov, maximize];
            set => (momentum, dampening, weight_decay, nesterov, maximize) =
                ((double?)value[0], (double?)value[1], (double?)value[2], (bool?)value[3], (bool?)value[4]);
        }
    }

    /// <summary>A group of parameters for SGD.</summary>
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
            IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
        {
        }

        /// <inheritdoc/>
        public double Momentum
        {
            get => Options.momentum ?? 0;
            set => Options.momentum = value;
        }
    }

    /// <summary>What SGD remembers about a parameter.</summary>
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        /// <summary>The running sum of gradients; null before the first step and without momentum.</summary>
        public Tensor? momentum_buffer;

        internal override object?[] Contents
        {
            get => [momentum_buffer];
            set => momentum_buffer = (Tensor?)value[0];
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            momentum_buffer = null;
        }

        /// <summary>Releases the tensors.</summary>
        public void Dispose() => Release();
    }
}
