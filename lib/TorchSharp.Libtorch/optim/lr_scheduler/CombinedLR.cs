namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Several schedulers that step together.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;

                    /// <summary>Starts the scheduler.</summary>
                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        _schedulers = [.. schedulers];
                        _optimizer = _schedulers[^1]._optimizer;
                        _last_lrs = _schedulers[^1]._last_lrs;
                    }

                    /// <summary>Steps each scheduler.</summary>
                    public override void step()
                    {
                        foreach (var scheduler in _schedulers)
                        {
                            scheduler.step();
                        }

                        _last_lrs = [.. Groups.Select(group => group.LearningRate)];
                    }
                }

                /// <summary>Schedulers one after the other, each from its milestone on.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    /// <summary>Starts the scheduler.</summary>
                    /// <exception cref="ArgumentException">There is not one milestone fewer than schedulers.</exception>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch)
                    {
                        _schedulers = [.. schedulers];
                        _milestones = [.. milestones];
                        if (_milestones.Length != _schedulers.Length - 1)
                        {
                            throw new ArgumentException(
                                $"{_schedulers.Length} schedulers need {_schedulers.Length - 1} milestones, not {_milestones.Length}.", nameof(milestones));
                        }

                        foreach (var scheduler in _schedulers)
                        {
                            scheduler._last_epoch--;
                        }

                        foreach (var group in Groups)
                        {
                            group.LearningRate = group.InitialLearningRate;
                        }

                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var current = _milestones.Count(milestone => milestone <= _last_epoch);
                        if (current > 0 && _milestones[current - 1] == _last_epoch)
                        {
                            _schedulers[current].step(0);
                        }
                        else
                        {
                            _schedulers[current].step();
                        }

                        return _schedulers[current].get_last_lr();
                    }
                }
            }
        }
    }
}
