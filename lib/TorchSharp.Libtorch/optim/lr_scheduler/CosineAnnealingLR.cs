namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lets the rate swing between its start and eta_min as a cosine, half a period in T_max epochs (Loshchilov and Hutter, 2016).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _half;
                    private readonly double _least;

                    /// <summary>Starts the scheduler.</summary>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _half = T_max;
                        _least = eta_min;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                        {
                            return Scaled(1);
                        }

                        if ((_last_epoch - 1 - _half) % (2 * _half) == 0)
                        {
                            var rise = (1 - Math.Cos(Math.PI / _half)) / 2;
                            return Groups.Zip(_base_lrs, (group, rate) => group.LearningRate + ((rate - _least) * rise));
                        }

                        var ratio = (1 + Math.Cos(Math.PI * _last_epoch / _half)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _half));
                        return Groups.Select(group => (ratio * (group.LearningRate - _least)) + _least);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(rate => _least + ((rate - _least) * (1 + Math.Cos(Math.PI * _last_epoch / _half)) / 2));
                }
            }
        }
    }
}
