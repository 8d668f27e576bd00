using Autoencoders.Display;
using Autoencoders.Tests.Display;
using Autoencoders.Training;

namespace Autoencoders.Tests.Training;

public class ProgressLineTests
{
    private static readonly TrainingProgress s_half = new(
        2, 3, 235, 470, 0.09731, 0.09612, 9712.4, TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(95), false);

    [Fact]
    public void Report_InACell_UpdatesOneDisplayAndHurriesOnlyAtTheEnd()
    {
        using var cell = new Cell();
        var line = new ProgressLine();

        for (var i = 0; i < 1000; i++) line.Report(s_half);
        line.Report(s_half with { Finished = true });

        var values = Assert.Single(cell.Displays);
        Assert.InRange(values.Count, 2, 10);
        Assert.DoesNotContain("left", values[^1]);
    }

    [Fact]
    public void Report_SecondTraining_GetsADisplayOfItsOwn()
    {
        using var cell = new Cell();
        var line = new ProgressLine();

        line.Report(s_half with { Finished = true });
        line.Report(s_half with { Finished = true });

        Assert.Equal(2, cell.Displays.Count);
    }

    [Fact]
    public void Status_Running_SaysRateLossesAndTimeLeft() =>
        Assert.Equal("[############............] epoch 2 of 3: train 0.0973, test 0.0961, 9,712 images/s, 1 min 35 s left",
            new TrainingStatus(s_half).ToString());

    [Fact]
    public void Status_TestLossThatIsNoNumber_IsNamed() =>
        Assert.Contains("test NaN", new TrainingStatus(s_half with { TestLoss = double.NaN }).ToString());

    [Fact]
    public void Status_NoTestSet_HasADash() => Assert.Contains("test –", new TrainingStatus(s_half with { TestLoss = null }).ToString());

    [Fact]
    public void Status_Finished_SaysWhatCameOut() =>
        Assert.Equal("3 of 3 epochs in 31 s, 9,712 images/s: train 0.0973, test –",
            new TrainingStatus(s_half with { Epoch = 3, Batch = 470, TestLoss = null, Finished = true }).ToString());

    [Fact]
    public void Status_InHtml_HasABarThatNeedsNoScript()
    {
        var html = new TrainingStatus(s_half).ToHtml();

        Assert.Contains("<progress max=\"1\" value=\"0.500\">", html);
        Assert.DoesNotContain("<script", html);
    }
}
