namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedulers change the learning rates of an optimizer's groups from epoch to epoch.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>
            /// The base of all schedulers. Making one sets the rate of epoch 0; each step() afterwards, one an epoch, that of the next.
            /// </summary>
            public abstract class LRScheduler
            {
                internal Optimizer? _optimizer;
                internal int _last_epoch = -1;
                internal bool _verbose;
                internal IList<double> _base_lrs = [];
                internal IEnumerable<double> _last_lrs = [];

                /// <summary>How many steps were made, the first one (of the constructor) included.</summary>
                protected int _step_count;

                /// <summary>Starts a scheduler that does without an optimizer of its own.</summary>
                protected LRScheduler()
                {
                }

                /// <summary>Starts a scheduler at the epoch after <paramref name="last_epoch"/>.</summary>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _verbose = verbose;
                    if (last_epoch == -1)
                    {
                        foreach (var group in optimizer.ParamGroups)
                        {
                            group.InitialLearningRate = group.LearningRate;
                        }
                    }

                    _base_lrs = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    _last_lrs = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
                }

                internal ILearningRateController[] Groups => [.. _optimizer!.ParamGroups];

                /// <summary>Goes on to the next epoch.</summary>
                public virtual void step()
                {
                    _step_count++;
                    _last_epoch++;
                    Apply([.. get_lr()]);
                }

                /// <summary>Goes to an epoch; to the next one without a number.</summary>
                public virtual void step(int? epoch)
                {
                    if (epoch is not { } given)
                    {
                        step();
                        return;
                    }

                    _step_count++;
                    _last_epoch = given;
                    Apply([.. get_closed_form_lr()]);
                }

                /// <summary>Goes on to the next epoch; schedulers that watch a figure get it.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates of the current epoch, one for each group.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>The rates of the current epoch, from those of the epoch before.</summary>
                protected virtual IEnumerable<double> get_lr() => _last_lrs;

                /// <summary>The rates of the current epoch, from the initial ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                internal IEnumerable<double> NextRates() => get_lr();

                internal void Apply(IReadOnlyList<double> rates)
                {
                    var groups = Groups;
                    for (var i = 0; i < groups.Length; i++)
                    {
                        groups[i].LearningRate = rates[i];
                        if (_verbose)
                        {
                            Console.WriteLine($"Epoch {_last_epoch}: the learning rate of group {i} is {rates[i]:G4}.");
                        }
                    }

                    _last_lrs = rates;
                }

                /// <summary>The groups' rates, each times a factor.</summary>
                internal IEnumerable<double> Scaled(double factor) => Groups.Select(group => group.LearningRate * factor);

                /// <summary>The initial rates, each times a factor.</summary>
                internal IEnumerable<double> ScaledBase(double factor) => _base_lrs.Select(rate => rate * factor);
            }
        }
    }
}
