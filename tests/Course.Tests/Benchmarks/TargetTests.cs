using Course.Benchmarks;

namespace Course.Tests.Benchmarks;

public sealed class TargetTests
{
    [Theory]
    [InlineData(4.319, "4.31 >= 4")]
    [InlineData(4, "4.00 >= 4")]
    [InlineData(3.9999, "3.99 < 4 !")]
    public void Statement_AtLeast_RoundsDown(double value, string expected) => Assert.Equal(expected, Target.AtLeast(4).Statement(value));

    [Theory]
    [InlineData(0.8201, "0.83 <= 0.85")]
    [InlineData(0.85, "0.85 <= 0.85")]
    [InlineData(0.8500001, "0.86 > 0.85 !")]
    public void Statement_AtMost_RoundsUp(double value, string expected) => Assert.Equal(expected, Target.AtMost(0.85).Statement(value));

    [Theory]
    [InlineData(2.111, "2.12 < 3")]
    [InlineData(3, "3.00 >= 3 !")]
    public void Statement_Below_ExcludesTheLimit(double value, string expected) => Assert.Equal(expected, Target.Below(3).Statement(value));
}
