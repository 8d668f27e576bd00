using Autoencoders.Data;

namespace Autoencoders.Training;

/// <summary>How the learning rate changes over a training: a factor for each moment, which multiplies the rate of the options.</summary>
public abstract record Schedule
{
    /// <summary>The same rate all the time.</summary>
    public static Schedule Constant { get; } = new ConstantSchedule();

    /// <summary>
    /// From a small rate up to the full one, then down along half a cosine: large steps early, small ones at the end
    /// (Loshchilov and Hutter, SGDR, 2017; Smith and Topin, Super-convergence, 2018, for the rise before).
    /// </summary>
    /// <param name="warmUp">The share of the training that the rise takes, from 0 up to less than 1.</param>
    /// <param name="start">The factor at the beginning, from 0 to 1.</param>
    /// <param name="end">The factor at the end, from 0 to 1.</param>
    public static Schedule Cosine(double warmUp = 0.05, double start = 0.05, double end = 0.001) => new CosineSchedule(warmUp, start, end);

    /// <summary>The factor after a share of the training, from 0 at the beginning to 1 at the end.</summary>
    public abstract double Factor(double progress);

    private sealed record ConstantSchedule : Schedule
    {
        public override double Factor(double progress) => 1;

        public override string ToString() => "constant";
    }

    private sealed record CosineSchedule : Schedule
    {
        private readonly double _warmUp;
        private readonly double _start;
        private readonly double _end;

        public CosineSchedule(double warmUp, double start, double end)
        {
            Refuse.OutOfRange(warmUp is not (>= 0 and < 1), nameof(warmUp), warmUp, $"The warm-up is a share from 0 up to less than 1.");
            Refuse.OutOfRange(start is not (>= 0 and <= 1), nameof(start), start, $"The first factor lies from 0 to 1.");
            Refuse.OutOfRange(end is not (>= 0 and <= 1), nameof(end), end, $"The last factor lies from 0 to 1.");
            (_warmUp, _start, _end) = (warmUp, start, end);
        }

        public override double Factor(double progress)
        {
            if (progress < _warmUp) return _start + ((1 - _start) * progress / _warmUp);
            var share = Math.Clamp((progress - _warmUp) / (1 - _warmUp), 0, 1);
            return _end + ((1 - _end) * (1 + Math.Cos(Math.PI * share)) / 2);
        }

        public override string ToString() => FormattableString.Invariant($"cosine(warmUp {_warmUp}, start {_start}, end {_end})");
    }
}

/// <summary>The learning rates of some optimizers' parameter groups. A schedule multiplies them; disposing restores them.</summary>
internal sealed class LearningRates(IEnumerable<optim.Optimizer> optimizers) : IDisposable
{
    private readonly (optim.ILearningRateController Group, double Rate)[] _groups =
        [.. optimizers.SelectMany(optimizer => optimizer.ParamGroups).Select(group => (group, group.LearningRate))];

    /// <summary>Gives each group its own rate times a factor.</summary>
    public void Multiply(double factor)
    {
        foreach (var (group, rate) in _groups) group.LearningRate = rate * factor;
    }

    public void Dispose() => Multiply(1);
}
