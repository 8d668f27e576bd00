using Autoencoders.Plotting;
using FsCheck;
using FsCheck.Fluent;

namespace Autoencoders.Tests.Plotting;

public class AxisScaleTests
{
    [Theory]
    [InlineData(0.0921, 0.1785, new[] { "0.10", "0.12", "0.14", "0.16", "0.18" })]
    [InlineData(-3, 7, new[] { "−2", "0", "2", "4", "6" })]
    [InlineData(0, 60000, new[] { "0", "10 000", "20 000", "30 000", "40 000", "50 000", "60 000" })]
    public void Fit_Range_HasTicksAtRoundNumbers(double low, double high, string[] labels)
    {
        var axis = AxisScale.Fit([low, high], 5);

        Assert.Equal(labels, axis.Ticks.Select(axis.Label));
    }

    [Fact]
    public void Fit_FromZero_BeginsAtZero() => Assert.Equal(0, AxisScale.Fit([3, 5], 5, fromZero: true).Position(0));

    [Fact]
    public void Fit_WholeNumbers_HasNoFractionsAsTicks() =>
        Assert.All(AxisScale.Fit([1, 2], 8, wholeNumbers: true).Ticks, tick => Assert.Equal(Math.Round(tick), tick));

    [Fact]
    public void Fit_AnyFiniteValues_HoldsThemAndHasFewTicks() =>
        Prop.ForAll<NormalFloat, NormalFloat>((a, b) =>
        {
            if (Math.Abs(a.Get) > 1e100 || Math.Abs(b.Get) > 1e100) return true;
            var axis = AxisScale.Fit([a.Get, b.Get], 5);
            return axis.Position(a.Get) is >= 0 and <= 1 && axis.Position(b.Get) is >= 0 and <= 1 && axis.Ticks.Count is >= 1 and <= 11;
        }).QuickCheckThrowOnFailure();
}
