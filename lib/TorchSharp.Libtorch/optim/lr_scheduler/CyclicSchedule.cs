namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The momentum (or the first beta) of a group, which cyclic schedulers move against the rate.</summary>
                private static void SetMomentum(ILearningRateController group, double momentum)
                {
                    switch (group)
                    {
                        case IMomentum with:
                            with.Momentum = momentum;
                            break;
                        case IBetas with:
                            with.Betas = (momentum, with.Betas.Item2);
                            break;
                    }
                }

                private static double[] ForEachGroup(Optimizer optimizer, IEnumerable<double>? values, double otherwise)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    var groups = optimizer.ParamGroups.Count();
                    var given = values?.ToArray() ?? [otherwise];
                    return given.Length == 1 ? [.. Enumerable.Repeat(given[0], groups)]
                        : given.Length == groups ? given
                        : throw new ArgumentException($"{given.Length} values do not fit the optimizer's {groups} groups.", nameof(values));
                }
            }
        }
    }
}
