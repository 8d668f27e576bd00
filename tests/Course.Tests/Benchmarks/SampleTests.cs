using Course.Benchmarks;
using FsCheck;
using FsCheck.Fluent;

namespace Course.Tests.Benchmarks;

public sealed class SampleTests
{
    [Theory]
    [InlineData(3, new[] { 3.0 })]
    [InlineData(2, new[] { 1.0, 3 })]
    [InlineData(2, new[] { 9.0, 1, 2 })]
    [InlineData(2.5, new[] { 4.0, 1, 2, 3 })]
    public void Median_OfValues_IsTheMiddle(double expected, double[] values) => Assert.Equal(expected, new Sample("", values).Median);

    [Fact]
    public void Spread_OfValues_IsTheFarthestFromTheMedian()
    {
        var sample = new Sample("images/s", [100, 90, 130]);

        Assert.Equal((90, 130), (sample.Min, sample.Max));
        Assert.Equal(0.3, sample.Spread, 1e-12);
    }

    [Fact]
    public void Times_Factor_KeepsTheOrderOfRuns()
    {
        var sample = new Sample("images/s", [1, 3, 2]).Times(2, "GFLOP/s");

        Assert.Equal("GFLOP/s", sample.Unit);
        Assert.Equal([2, 6, 4], sample.Values);
    }

    [Fact]
    public void Median_OfAnyValues_HasAsManyAboveAsBelow() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<NormalFloat>>(),
        values =>
        {
            var sample = new Sample("", [.. values.Get.Select(value => value.Get)]);
            return 2 * sample.Values.Count(value => value < sample.Median) <= sample.Values.Count
                && 2 * sample.Values.Count(value => value > sample.Median) <= sample.Values.Count
                && sample.Min <= sample.Median && sample.Median <= sample.Max;
        }).QuickCheckThrowOnFailure();
}
