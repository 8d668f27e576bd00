using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps by the ratio of mean squares of steps and gradients (Zeiler, 2012).</summary>
public class Adadelta : OptimizerHelper
{
    /// <summary>Starts an optimizer of parameters.</summary>
    public Adadelta(
        IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, rho, eps, weight_decay, maximize)
    {
    }

    /// <summary>Starts an optimizer of groups; what their options leave out is as given here.</summary>
    public Adadelta(
        IEnumerable<ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
        Start(new Options { LearningRate = lr, InitialLearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize }, parameters);

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Step, closure);

    internal override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private static void Step(ParamGroup group)
    {
        var options = group.Options;
        var lr = group.LearningRate;
        var rho = options.rho!.Value;
        var eps = options.eps!.Value;
        var weight_decay = options.weight_decay!.Value;
        var maximize = options.maximize!.Value;
        Update<State>(group.States, weight_decay, maximize, (parameter, gradient, state) =>
        {
            state.step++;
            state.square_avg.Scale(rho);
            state.square_avg.AddProduct(gradient, gradient, 1 - rho);
            var divisor = state.square_avg.add(eps).sqrt_();
            var delta = state.acc_delta.add(eps).sqrt_().div_(divisor).mul_(gradient);
            state.acc_delta.Scale(rho);
            state.acc_delta.AddProduct(delta, delta, 1 - rho);
            parameter.AddScaled(delta, -lr);
        });
    }

    /// <summary>The options of Adadelta.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the mean squares is kept.</summary>
        public double? rho;

        /// <summary>What keeps the division safe.</summary>
        public double? eps;

        /// <summary>The share of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether to climb instead of descend.</summary>
        public bool? maximize;

        internal override object?[] Contents
        {
            get => [rho, eps, weight_decay, maximize];
            set => (rho, eps, weight_decay, maximize) =
                ((double?)value[0], (double?)value[1], (double?)value[2], (bool?)value[3]);
        }
    }

    /// <summary>A group of parameters for Adadelta.</summary>
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
            IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize })
        {
        }
    }

    /// <summary>What Adadelta remembers about a parameter.</summary>
    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        /// <summary>The number of steps so far.</summary>
        public long step;

        /// <summary>The running mean of squared gradients.</summary>
        public Tensor square_avg = null!;

        /// <summary>The running mean of squared steps.</summary>
        public Tensor acc_delta = null!;

        internal override object?[] Contents
        {
            get => [step, square_avg, acc_delta];
            set => (step, square_avg, acc_delta) =
                ((long)value[0]!, (Tensor)value[1]!, (Tensor)value[2]!);
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            square_avg = Zeros();
            acc_delta = Zeros();
        }

        /// <summary>Releases the tensors.</summary>
        public void Dispose() => Release();
    }
}
