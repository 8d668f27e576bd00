using Autoencoders.Plotting;
using Autoencoders.Training;

namespace Autoencoders.Tests.Training;

public class HistoryTests
{
    private static readonly History s_two = new([new Epoch(1, 0.2, 0.19, 6, 10000), new Epoch(2, 0.1, 0.11, 7, 8571)]);

    [Fact]
    public void Losses_AreThoseOfTheLastEpoch() => Assert.Equal((0.1, 0.11, 13), (s_two.TrainLoss, s_two.TestLoss, s_two.Seconds));

    [Fact]
    public void Losses_WithoutAnEpoch_AreNotNumbers()
    {
        var empty = new History([], cancelled: true);

        Assert.True(double.IsNaN(empty.TrainLoss) && double.IsNaN(empty.TestLoss) && double.IsNaN(empty.ImagesPerSecond));
        Assert.Contains("before its first epoch", Assert.Throws<InvalidOperationException>(() => empty.Plot()).Message);
    }

    [Fact]
    public void Plot_WithTestLosses_HasBothLines() =>
        Assert.Equal("Chart: Loss by epoch (train, test)", ChartData.Of(s_two.Plot()).ToString());

    [Fact]
    public void Plot_WithoutTestLosses_HasTheTrainingLine() =>
        Assert.Equal("Chart: Loss by epoch (train)", ChartData.Of(new History([new Epoch(1, 0.2, null, 6, 10000)]).Plot()).ToString());

    [Fact]
    public void ToString_Epochs_IsATable() =>
        Assert.Equal(["epoch  train loss  test loss  seconds  images/s", "    1      0.2000     0.1900      6.0    10,000"],
            s_two.ToString().Split('\n')[..2]);
}
