using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps by the gradient over the root of the sum of its squares (Duchi et al., 2011).</summary>
public class Adagrad : OptimizerHelper
{
    /// <summary>Starts an optimizer of parameters.</summary>
    public Adagrad(
        IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    /// <summary>Starts an optimizer of groups; what their options leave out is as given here.</summary>
    public Adagrad(
        IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
        Start(new Options { LearningRate = lr, InitialLearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps }, parameters);

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Step, closure);

    internal override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private static void Step(ParamGroup group)
    {
        var options = group.Options;
        var lr = group.LearningRate;
        var lr_decay = options.lr_decay!.Value;
        var weight_decay = options.weight_decay!.Value;
        var eps = options.eps!.Value;
        Update<State>(group.States, weight_decay, false, (parameter, gradient, state) =>
        {
            state.step++;
            state.sum.AddProduct(gradient, gradient, 1);
            parameter.AddQuotient(gradient, state.sum.sqrt().Plus(eps), -lr / (1 + ((state.step - 1) * lr_decay)));
        });
    }

    /// <summary>The options of Adagrad.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How the rate falls with the steps.</summary>
        public double? lr_decay;

        /// <summary>The share of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>What the sum of squares starts with.</summary>
        public double? initial_accumulator_value;

        /// <summary>What keeps the division safe.</summary>
        public double? eps;

        internal override object?[] Contents
        {
            get => [lr_decay, weight_decay, initial_accumulator_value, eps];
            set => (lr_decay, weight_decay, initial_accumulator_value, eps) =
                ((double?)value[0], (double?)value[1], (double?)value[2], (double?)value[3]);
        }
    }

    /// <summary>A group of parameters for Adagrad.</summary>
    public class ParamGroup : ParamGroup<Options>
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
            IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps })
        {
        }
    }

    /// <summary>What Adagrad remembers about a parameter.</summary>
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        /// <summary>The number of steps so far.</summary>
        public long step;

        /// <summary>The sum of squared gradients.</summary>
        public Tensor sum = null!;

        internal override object?[] Contents
        {
            get => [step, sum];
            set => (step, sum) =
                ((long)value[0]!, (Tensor)value[1]!);
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            sum = Zeros().Plus(((Options)options).initial_accumulator_value ?? 0);
        }

        /// <summary>Releases the tensors.</summary>
        public void Dispose() => Release();
    }
}
