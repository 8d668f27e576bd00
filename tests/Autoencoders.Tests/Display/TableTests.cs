using Autoencoders.Display;

namespace Autoencoders.Tests.Display;

public class TableTests
{
    [Fact]
    public void ToString_Numbers_StandToTheRight() =>
        Assert.Equal("method  dB\nmedian   9\nours    12", Table.Create(["method", "dB"], [["median", "9"], ["ours", "12"]]).ToString());

    [Fact]
    public void ToString_SignedNumbersAndGaps_AreNumbersToo() =>
        Assert.Equal("a    b\nx   +1\ny     \nz  -10".Replace("y     ", "y", StringComparison.Ordinal),
            Table.Create(["a", "b"], [["x", "+1"], ["y", ""], ["z", "-10"]]).ToString());

    [Fact]
    public void Create_RowOfAnotherLength_IsNamed() =>
        Assert.Contains("Row 2 has 1 cells; there are 2 columns",
            Assert.Throws<ArgumentException>(() => Table.Create(["a", "b"], [["1", "2"], ["3"]])).Message);
}
