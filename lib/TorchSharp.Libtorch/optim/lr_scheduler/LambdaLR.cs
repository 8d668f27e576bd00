namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the initial rate by a function of the epoch.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] _lambdas;

                    /// <summary>Starts the scheduler with one function for all groups.</summary>
                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Repeated(optimizer, lr_lambda), last_epoch, verbose)
                    {
                    }

                    /// <summary>Starts the scheduler with a function for each group.</summary>
                    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _lambdas = [.. lr_lambdas];
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _base_lrs.Zip(_lambdas, (rate, lambda) => rate * lambda(_last_epoch));
                }

                /// <summary>Multiplies the rate of the last epoch by a function of the epoch.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double>[] _lambdas;

                    /// <summary>Starts the scheduler with one function for all groups.</summary>
                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Repeated(optimizer, lr_lambda), last_epoch, verbose)
                    {
                    }

                    /// <summary>Starts the scheduler with a function for each group.</summary>
                    public MultiplicativeLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _lambdas = [.. lr_lambdas];
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Groups.Zip(_lambdas, (group, lambda) => group.LearningRate * (_last_epoch > 0 ? lambda(_last_epoch) : 1));
                }

                private static IEnumerable<Func<int, double>> Repeated(Optimizer optimizer, Func<int, double> lambda)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    return Enumerable.Repeat(lambda, optimizer.ParamGroups.Count());
                }
            }
        }
    }
}
