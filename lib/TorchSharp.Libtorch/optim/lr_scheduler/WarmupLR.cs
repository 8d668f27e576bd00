namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by a factor for the first total_iters epochs.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _totalIters;

                    /// <summary>Starts the scheduler.</summary>
                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factor = factor;
                        _totalIters = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Scaled(_last_epoch == 0 ? _factor : _last_epoch == _totalIters ? 1 / _factor : 1);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => ScaledBase(_last_epoch < _totalIters ? _factor : 1);
                }

                /// <summary>Moves the factor of the rate on a line from start_factor to end_factor, over total_iters epochs.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _totalIters;

                    /// <summary>Starts the scheduler.</summary>
                    public LinearLR(
                        Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _start = start_factor;
                        _end = end_factor;
                        _totalIters = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        _last_epoch == 0 ? Scaled(_start)
                        : _last_epoch > _totalIters ? Scaled(1)
                        : Scaled(1 + ((_end - _start) / ((_totalIters * _start) + ((_last_epoch - 1) * (_end - _start)))));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        ScaledBase(_start + ((_end - _start) * Math.Min(_totalIters, _last_epoch) / _totalIters));
                }

                /// <summary>Lets the rate fall to 0 over total_iters epochs, as a power of what is left.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly int _totalIters;
                    private readonly double _power;

                    /// <summary>Starts the scheduler.</summary>
                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1.0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _totalIters = total_iters;
                        _power = power;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        _last_epoch == 0 || _last_epoch > _totalIters
                            ? Scaled(1)
                            : Scaled(Math.Pow((1.0 - ((double)_last_epoch / _totalIters)) / (1.0 - ((_last_epoch - 1.0) / _totalIters)), _power));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        ScaledBase(Math.Pow(1 - ((double)Math.Min(_totalIters, _last_epoch) / _totalIters), _power));
                }
            }
        }
    }
}
