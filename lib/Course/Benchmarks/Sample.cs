namespace Course.Benchmarks;

/// <summary>What one figure came to in each run.</summary>
/// <param name="Unit">The unit of the values, such as images/s; "" for a ratio.</param>
/// <param name="Values">One value for each run, at least one.</param>
internal sealed record Sample(string Unit, IReadOnlyList<double> Values)
{
    public double Min => Values.Min();

    public double Max => Values.Max();

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public double Median
    {
        get
        {
            var (sorted, half) = (Values.Order().ToArray(), Values.Count / 2);
            return Values.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }
    }

    /// <summary>How far the farthest value lies from the median, as a share of the median; 0 when that is zero.</summary>
    public double Spread => Median == 0 ? 0 : Math.Max(Max - Median, Median - Min) / Math.Abs(Median);

    /// <summary>All values times a factor, in another unit.</summary>
    public Sample Times(double factor, string unit) => new(unit, [.. Values.Select(value => value * factor)]);
}
