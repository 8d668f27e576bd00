namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Raises the rate to max_lr and lets it fall far below its start, over all steps; call step() after each batch (Smith, 2017).</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly (double End, double[] From, double[] To, double[] MomentumFrom, double[] MomentumTo)[] _phases;
                    private readonly bool _linear;
                    private readonly bool _cycleMomentum;
                    private readonly int _total;

                    /// <summary>Starts the scheduler with the same rates for all groups.</summary>
                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85,
                        double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1,
                        bool verbose = false)
                        : this(
                            optimizer, [max_lr], total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, [base_momentum],
                            [max_momentum], div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <summary>Starts the scheduler with rates for each group.</summary>
                    /// <exception cref="ArgumentException">Neither total_steps nor epochs with steps_per_epoch are given.</exception>
                    public OneCycleLR(
                        Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _total = total_steps > 0 ? total_steps
                            : epochs > 0 && steps_per_epoch > 0 ? epochs * steps_per_epoch
                            : throw new ArgumentException("Give total_steps, or epochs and steps_per_epoch.", nameof(total_steps));
                        _linear = anneal_strategy == AnnealStrategy.Linear;
                        _cycleMomentum = cycle_momentum;
                        var top = ForEachGroup(optimizer, max_lr, 0);
                        double[] start = [.. top.Select(rate => rate / div_factor)];
                        double[] end = [.. start.Select(rate => rate / final_div_factor)];
                        var low = ForEachGroup(optimizer, base_momentum, 0.85);
                        var high = ForEachGroup(optimizer, max_momentum, 0.95);
                        var peak = (pct_start * _total) - 1;
                        _phases = three_phase
                            ? [(peak, start, top, high, low), ((2 * pct_start * _total) - 2, top, start, low, high), (_total - 1, start, end, high, high)]
                            : [(peak, start, top, high, low), (_total - 1, top, end, low, high)];
                        if (last_epoch == -1)
                        {
                            foreach (var (group, rate) in Groups.Zip(start))
                            {
                                group.InitialLearningRate = rate;
                            }

                            _base_lrs = start;
                        }

                        step();
                    }

                    /// <summary>The shape of the curve.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Half a cosine.</summary>
                        Cos = 0,

                        /// <summary>A line.</summary>
                        Linear = 1,
                    }

                    /// <inheritdoc/>
                    /// <exception cref="InvalidOperationException">All steps were made.</exception>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > _total)
                        {
                            throw new InvalidOperationException($"OneCycleLR was made for {_total} steps; this is step {_last_epoch}.");
                        }

                        var index = Array.FindIndex(_phases, phase => _last_epoch <= phase.End);
                        index = index < 0 ? _phases.Length - 1 : index;
                        var current = _phases[index];
                        var before = index == 0 ? 0 : _phases[index - 1].End;
                        var part = (_last_epoch - before) / (current.End - before);
                        var groups = Groups;
                        for (var i = 0; _cycleMomentum && i < groups.Length; i++)
                        {
                            SetMomentum(groups[i], Between(current.MomentumFrom[i], current.MomentumTo[i], part));
                        }

                        return current.From.Zip(current.To, (from, to) => Between(from, to, part));
                    }

                    private double Between(double from, double to, double part) =>
                        _linear ? ((to - from) * part) + from : to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * part)));
                }
            }
        }
    }
}
