using Autoencoders.Training;

namespace Autoencoders.Tests.Training;

public class ScheduleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Constant_Always_IsOne(double progress) => Assert.Equal(1, Schedule.Constant.Factor(progress));

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(0.1, 0.55)]
    [InlineData(0.2, 1)]
    [InlineData(0.6, 0.505)] // half-way down the cosine from 1 to 0.01
    [InlineData(1, 0.01)]
    public void Cosine_Progress_RisesAndFalls(double progress, double factor) =>
        Assert.Equal(factor, Schedule.Cosine(warmUp: 0.2, start: 0.1, end: 0.01).Factor(progress), 1e-12);

    [Fact]
    public void Cosine_WithoutWarmUp_BeginsAtOne() => Assert.Equal(1, Schedule.Cosine(warmUp: 0).Factor(0));

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(-0.1, 0, 0)]
    [InlineData(0.1, 1.1, 0)]
    [InlineData(0.1, 0, double.NaN)]
    public void Cosine_OutOfRange_IsRefused(double warmUp, double start, double end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(warmUp, start, end));
}
