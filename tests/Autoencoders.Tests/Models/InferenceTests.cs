using Autoencoders.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Models;

public class InferenceTests
{
    [Fact]
    public void Run_OverSeveralBatches_EqualsOneCall()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var layer = nn.Linear(3, 2);
        var inputs = randn(1100, 3);

        var outputs = Inference.Run(layer, inputs);

        Assert.Equal([1100, 2], outputs.shape);
        Assert.True(outputs.allclose(layer.forward(inputs), 1e-5, 1e-6));
        Assert.False(outputs.requires_grad);
    }

    [Fact]
    public void Run_OfANetworkInTraining_EvaluatesAndPutsItBack()
    {
        using var scope = NewDisposeScope();
        using var dropout = nn.Dropout(0.9);
        dropout.train();

        var outputs = Inference.Run(dropout, ones(4, 5));

        Assert.Equal(20, outputs.sum().item<float>());
        Assert.True(dropout.training);
    }
}
