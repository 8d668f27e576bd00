namespace Autoencoders.Plotting;

/// <summary>A linear axis: its range, and ticks at round numbers (1, 2 or 5 times a power of ten apart).</summary>
internal sealed class AxisScale
{
    private readonly double _step;

    private AxisScale(double minimum, double maximum, double step)
    {
        (Minimum, Maximum, _step) = (minimum, maximum, step);
        var first = (long)Math.Ceiling((minimum / step) - 1e-9);
        var last = (long)Math.Floor((maximum / step) + 1e-9);
        Ticks = [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * step)];
    }

    public double Minimum { get; }

    public double Maximum { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis that holds all values with a little room on both sides, and about <paramref name="ticks"/> ticks.</summary>
    public static AxisScale Fit(IEnumerable<double> values, int ticks, bool fromZero = false, bool wholeNumbers = false, double room = 0.04)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
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
        return new AxisScale(minimum, maximum, wholeNumbers ? Math.Max(1, step) : step);
    }

    /// <summary>The place of a value on the axis: 0 at the minimum, 1 at the maximum.</summary>
    public double Position(double value) => (value - Minimum) / (Maximum - Minimum);

    /// <summary>A tick's label, with as many decimals as the distance of the ticks needs.</summary>
    public string Label(double tick)
    {
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(_step) - 1e-9), 0, 10);
        return (Math.Abs(tick) < _step * 1e-6 ? 0 : tick).ToString("N" + decimals).Replace(",", " ", StringComparison.Ordinal).Replace('-', '−');
    }

    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power) switch { < 1.5 => 1, < 3 => 2, < 7 => 5, _ => 10 };
    }
}
