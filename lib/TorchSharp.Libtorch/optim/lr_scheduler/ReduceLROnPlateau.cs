namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the rate when a figure has not improved for some epochs. Give the figure to step().</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _minimize;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly double _threshold;
                    private readonly bool _relative;
                    private readonly int _cooldown;
                    private readonly double[] _least;
                    private readonly double _eps;
                    private double _best;
                    private int _bad;
                    private int _cooling;

                    /// <summary>Starts the scheduler.</summary>
                    /// <exception cref="ArgumentException">The mode is not "min" or "max", the threshold's not "rel" or "abs", or the factor not below 1.</exception>
                    public ReduceLROnPlateau(
                        Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4,
                        string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        _minimize = mode switch
                        {
                            "min" => true,
                            "max" => false,
                            _ => throw new ArgumentException($"The mode is 'min' or 'max', not '{mode}'.", nameof(mode)),
                        };
                        _relative = threshold_mode switch
                        {
                            "rel" => true,
                            "abs" => false,
                            _ => throw new ArgumentException($"The threshold mode is 'rel' or 'abs', not '{threshold_mode}'.", nameof(threshold_mode)),
                        };
                        if (factor >= 1)
                        {
                            throw new ArgumentException($"The factor must be below 1, but is {factor}.", nameof(factor));
                        }

                        _factor = factor;
                        _patience = patience;
                        _threshold = threshold;
                        _cooldown = cooldown;
                        _eps = eps;
                        _least = min_lr switch
                        {
                            null or [] => new double[_base_lrs.Count],
                            [var one] => [.. Enumerable.Repeat(one, _base_lrs.Count)],
                            _ => [.. min_lr],
                        };
                        _best = _minimize ? double.PositiveInfinity : double.NegativeInfinity;
                        _last_epoch = 0;
                    }

                    /// <inheritdoc/>
                    /// <exception cref="InvalidOperationException">Always: this scheduler needs the figure.</exception>
                    public override void step() => throw new InvalidOperationException("ReduceLROnPlateau.step() needs the figure that it watches.");

                    /// <inheritdoc cref="step()"/>
                    public override void step(int? epoch) => step();

                    /// <summary>Takes the epoch's figure, and lowers the rates if there was no improvement for too long.</summary>
                    public override void step(double current, int? epoch = null)
                    {
                        _step_count++;
                        _last_epoch = epoch ?? (_last_epoch + 1);
                        if (IsBetter(current))
                        {
                            _best = current;
                            _bad = 0;
                        }
                        else
                        {
                            _bad++;
                        }

                        if (_cooling > 0)
                        {
                            _cooling--;
                            _bad = 0;
                        }

                        if (_bad > _patience)
                        {
                            _cooling = _cooldown;
                            _bad = 0;
                            Apply([.. Groups.Zip(_least, (group, least) => Lowered(group.LearningRate, least))]);
                        }
                    }

                    private double Lowered(double rate, double least)
                    {
                        var lower = Math.Max(rate * _factor, least);
                        return rate - lower > _eps ? lower : rate;
                    }

                    private bool IsBetter(double current)
                    {
                        var margin = _relative ? Math.Abs(_best) * _threshold : _threshold;
                        return double.IsInfinity(_best) ? current != _best && !double.IsNaN(current)
                            : _minimize ? current < _best - margin : current > _best + margin;
                    }
                }
            }
        }
    }
}
