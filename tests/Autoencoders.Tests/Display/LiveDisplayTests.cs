using Autoencoders.Display;
using Microsoft.DotNet.Interactive;

namespace Autoencoders.Tests.Display;

public class LiveDisplayTests
{
    [Fact]
    public void TryShow_InACell_DisplaysAndUpdatesInPlace()
    {
        var context = new KernelInvocationContext();
        KernelInvocationContext.Current = context;

        var display = LiveDisplay.TryShow("first");
        display?.Update("second");

        Assert.Equal(["first", "second"], Assert.Single(context.Displays).Values);
    }

    [Fact]
    public void TryShow_OutsideACell_IsNull()
    {
        KernelInvocationContext.Current = null;

        Assert.Null(LiveDisplay.TryShow("value"));
    }

    [Fact]
    public void Report_InACell_DisplaysTheFigures()
    {
        var context = new KernelInvocationContext();
        KernelInvocationContext.Current = context;

        Figures.Report("test_bce", 0.0921);

        Assert.IsType<Figures>(Assert.Single(Assert.Single(context.Displays).Values));
    }
}
