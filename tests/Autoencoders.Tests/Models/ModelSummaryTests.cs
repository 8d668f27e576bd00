using Autoencoders.Models;
using TorchSharp;

namespace Autoencoders.Tests.Models;

public class ModelSummaryTests
{
    [Fact]
    public void Of_ConvAutoencoder_ListsTheLayersInOrderWithShapes()
    {
        using var model = new ConvAutoencoder();

        var summary = ModelSummary.Of(model, 1, 28, 28);

        Assert.Equal(20, summary.Layers.Count);
        Assert.Equal("encoder.layers.conv1", summary.Layers[0].Name);
        Assert.Equal("Conv2d", summary.Layers[0].Kind);
        Assert.Equal([1, 16, 28, 28], summary.Layers[0].OutputShape);
        Assert.Equal([1, 8, 4, 4], summary.Layers[8].OutputShape);
        Assert.Equal([1, 1, 28, 28], summary.Layers[^1].OutputShape);
        Assert.Equal(4385, summary.Parameters);
        Assert.Equal(summary.Parameters, summary.Layers.Sum(layer => layer.Parameters));
    }

    [Fact]
    public void Of_Network_LeavesItsModeAndNoHookOrTensor()
    {
        using var model = new ConvAutoencoder();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var first = ModelSummary.Of(model, 1, 28, 28);
        ModelSummary.Of(model, 1, 28, 28);

        Assert.Equal(20, first.Layers.Count);
        Assert.True(model.training);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void ToString_Summary_IsATableWithATotal()
    {
        using var model = new ConvAutoencoder();

        var lines = ModelSummary.Of(model, 1, 28, 28).ToString().Split('\n');

        Assert.Equal(22, lines.Length);
        Assert.Matches("^decoder.layers.sigmoid +Sigmoid +\\[N, 1, 28, 28\\] +–$", lines[^2]);
        Assert.Matches("^all +4,385$", lines[^1]);
    }
}
