using Autoencoders.Display;

namespace Autoencoders.Tests.Display;

public class LiveDisplayTests
{
    [Fact]
    public void TryShow_InACell_DisplaysAndUpdatesInPlace()
    {
        using var cell = new Cell();

        var display = LiveDisplay.TryShow(Figures.Of(("first", 1)));
        display?.Update(Figures.Of(("second", 2)));

        Assert.Equal(["first  1", "second  2"], Assert.Single(cell.Displays));
        Assert.Equal(["application/vnd.autoencoders.figures+json", "text/html", "text/plain"], cell.MimeTypes);
    }

    [Fact]
    public void TryShow_OutsideACell_IsNull() => Assert.Null(LiveDisplay.TryShow("value"));

    [Fact]
    public void Cancellation_OutsideACell_IsNeverSignalled() => Assert.False(CurrentCell.Cancellation.CanBeCanceled);

    [Fact]
    public void Report_InACell_DisplaysTheFigures()
    {
        using var cell = new Cell();

        Figures.Report("test_bce", 0.0921);

        Assert.Equal("test_bce  0.0921", Assert.Single(Assert.Single(cell.Displays)));
    }
}
