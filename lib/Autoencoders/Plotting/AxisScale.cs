namespace Autoencoders.Plotting;

/// <summary>An axis: its range, and ticks 1, 2 or 5 times a power of ten apart; on a logarithmic axis at such numbers.</summary>
internal sealed class AxisScale
{
    private readonly double _minimum;
    private readonly double _maximum;
    private readonly double _step;
    private readonly bool _logarithmic;

    private AxisScale(double minimum, double maximum, double step, bool logarithmic)
    {
        (_minimum, _maximum, _step, _logarithmic) = (minimum, maximum, step, logarithmic);
        Ticks = logarithmic ? PowerTicks() : RoundTicks();
    }

    /// <summary>The values of the ticks.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis that holds all values with a little room on both sides, and about <paramref name="ticks"/> ticks.</summary>
    public static AxisScale Fit(IEnumerable<double> values, int ticks, bool fromZero = false, bool wholeNumbers = false, double room = 0.04)
    {
        var (low, high) = Range(values.Where(double.IsFinite));
        if (fromZero) (low, high) = (Math.Min(0, low), Math.Max(0, high));
        if (high - low < 1e-12 * Math.Max(1, Math.Abs(high)))
        {
            var around = high == 0 ? 1 : Math.Abs(high) * 0.1;
            (low, high) = (low - around, high + around);
        }

        var margin = (high - low) * room;
        var minimum = fromZero && low == 0 ? 0 : low - margin;
        var maximum = fromZero && high == 0 ? 0 : high + margin;
        var step = RoundStep((maximum - minimum) / ticks);
        return new AxisScale(minimum, maximum, wholeNumbers ? Math.Max(1, step) : step, logarithmic: false);
    }

    /// <summary>A logarithmic axis that holds all positive values.</summary>
    public static AxisScale Logarithmic(IEnumerable<double> values)
    {
        var (low, high) = Range(values.Where(value => value > 0).Select(Math.Log10));
        var room = Math.Max(0.03, (high - low) * 0.05);
        return new AxisScale(low - room, high + room, 1, logarithmic: true);
    }

    /// <summary>The place of a value on the axis: 0 at the minimum, 1 at the maximum.</summary>
    public double Position(double value) => ((_logarithmic ? Math.Log10(value) : value) - _minimum) / (_maximum - _minimum);

    /// <summary>A tick's label, with as many decimals as the distance of the ticks needs.</summary>
    public string Label(double tick)
    {
        if (_logarithmic) return tick.ToString("0.##########");
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(_step) - 1e-9), 0, 10);
        var rounded = Math.Abs(tick) < _step * 1e-6 ? 0 : tick;
        return rounded.ToString("N" + decimals).Replace(',', ' ').Replace('-', '−');
    }

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low > high ? (0, 1) : (low, high);
    }

    private double[] RoundTicks()
    {
        var first = (long)Math.Ceiling((_minimum / _step) - 1e-9);
        var last = (long)Math.Floor((_maximum / _step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * _step)];
    }

    private double[] PowerTicks()
    {
        double[] factors = _maximum - _minimum > 2 ? [1] : [1, 2, 5];
        return [.. Enumerable.Range((int)Math.Floor(_minimum), (int)(_maximum - _minimum) + 3)
            .SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))
            .Where(tick => Math.Log10(tick) >= _minimum && Math.Log10(tick) <= _maximum)];
    }

    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power) switch { < 1.5 => 1, < 3 => 2, < 7 => 5, _ => 10 };
    }
}
