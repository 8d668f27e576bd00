using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers change parameters along their gradients.</summary>
    public static partial class optim
    {
        /// <summary>What has a learning rate that a scheduler may change.</summary>
        public interface ILearningRateController
        {
            /// <summary>The rate of the next step.</summary>
            double LearningRate { get; set; }

            /// <summary>The rate of the first step.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>What has a momentum.</summary>
        public interface IMomentum
        {
            /// <summary>The share of the last step in the next one.</summary>
            double Momentum { get; set; }
        }

        /// <summary>What has running moments of the gradient.</summary>
        public interface IBetas
        {
            /// <summary>How much of the first and second moment is kept at each step.</summary>
            (double, double) Betas { get; set; }
        }

        /// <summary>The base of all optimizers: zero_grad(), then the loss's backward(), then step().</summary>
        public abstract class Optimizer : IDisposable
        {
            /// <summary>The groups of parameters, each with its own options.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            /// <summary>The groups of parameters, for schedulers.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>All parameters.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Adds parameters with their own options.</summary>
            public virtual void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

            /// <summary>Drops the gradients of all parameters, so that the next backward() starts anew.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters())
                {
                    parameter.grad = null;
                }
            }

            /// <summary>Changes the parameters. A closure, if given, computes the gradients first.</summary>
            /// <returns>The loss that the closure returned; null without a closure.</returns>
            public virtual Tensor? step(Func<Tensor>? closure = null) => closure?.Invoke();

            /// <summary>Releases what the optimizer remembers; the parameters live on.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <inheritdoc cref="Dispose()"/>
            protected virtual void Dispose(bool disposing)
            {
                foreach (var (_, state) in _parameter_groups.SelectMany(group => group.States))
                {
                    state.Release();
                }

                _parameter_groups.Clear();
            }

            /// <summary>The options of each group and the state of each parameter.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>The options, one for each group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>The states, one for each parameter.</summary>
                public List<OptimizerState> State { get; } = [];
            }
        }
    }
}
