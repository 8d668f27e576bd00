namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lets the rate go up and down between two bounds; call step() after each batch (Smith, 2015).</summary>
                public class CyclicLR : LRScheduler
                {
                    private readonly double[] _top;
                    private readonly double[] _lowMomentum;
                    private readonly double[] _highMomentum;
                    private readonly double _cycle;
                    private readonly double _rising;
                    private readonly bool _cycleMomentum;
                    private readonly bool _byIteration;
                    private readonly Func<double, double> _scale;

                    /// <summary>Starts the scheduler with the same rates for all groups.</summary>
                    public CyclicLR(
                        Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular,
                        double gamma = 1.0, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true,
                        double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, [base_lr], [max_lr], step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, [base_momentum],
                            [max_momentum], last_epoch, verbose)
                    {
                    }

                    /// <summary>Starts the scheduler with rates for each group.</summary>
                    public CyclicLR(
                        Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1,
                        Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null,
                        int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        var falling = step_size_down < 0 ? step_size_up : step_size_down;
                        _cycle = step_size_up + falling;
                        _rising = step_size_up / _cycle;
                        _top = ForEachGroup(optimizer, max_lr, 0);
                        _lowMomentum = ForEachGroup(optimizer, base_momentum, 0.8);
                        _highMomentum = ForEachGroup(optimizer, max_momentum, 0.9);
                        _cycleMomentum = cycle_momentum;
                        _byIteration = scale_fn is null ? mode == Mode.ExpRange : scale_mode == ScaleMode.Iterations;
                        _scale = scale_fn ?? (mode switch
                        {
                            Mode.Triangular => _ => 1,
                            Mode.Triangular2 => cycle => 1 / Math.Pow(2, cycle - 1),
                            _ => iteration => Math.Pow(gamma, iteration),
                        });
                        _base_lrs = ForEachGroup(optimizer, base_lr, 0);
                        foreach (var (group, rate) in Groups.Zip(_base_lrs))
                        {
                            group.InitialLearningRate = rate;
                            group.LearningRate = rate;
                        }

                        step();
                    }

                    /// <summary>How the peaks change from cycle to cycle.</summary>
                    public enum Mode
                    {
                        /// <summary>Not at all.</summary>
                        Triangular = 0,

                        /// <summary>They halve.</summary>
                        Triangular2 = 1,

                        /// <summary>They shrink by gamma with each step.</summary>
                        ExpRange = 2,
                    }

                    /// <summary>What a scale function of one's own gets.</summary>
                    public enum ScaleMode
                    {
                        /// <summary>The number of the cycle, from 1.</summary>
                        Cycle = 0,

                        /// <summary>The number of the step.</summary>
                        Iterations = 1,
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + (_last_epoch / _cycle));
                        var position = 1 + (_last_epoch / _cycle) - cycle;
                        var height = position <= _rising ? position / _rising : (position - 1) / (_rising - 1);
                        height *= _scale(_byIteration ? _last_epoch : cycle);
                        var groups = Groups;
                        for (var i = 0; _cycleMomentum && i < groups.Length; i++)
                        {
                            SetMomentum(groups[i], _highMomentum[i] - ((_highMomentum[i] - _lowMomentum[i]) * height));
                        }

                        return _base_lrs.Zip(_top, (low, top) => low + ((top - low) * height));
                    }
                }
            }
        }
    }
}
