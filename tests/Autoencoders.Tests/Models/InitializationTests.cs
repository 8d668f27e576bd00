using Autoencoders.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Models;

public class InitializationTests
{
    [Fact]
    public void Glorot_OfAConvolution_FillsItsRangeAndClearsTheBias()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var layer = nn.Conv2d(16, 8, 3);

        Initialization.Glorot(layer);

        var limit = Math.Sqrt(6.0 / ((16 + 8) * 9));
        var largest = layer.weight.abs().max().item<float>();
        Assert.InRange(largest, 0.95 * limit, limit);
        Assert.Equal(limit * limit / 3, layer.weight.var().item<float>(), 0.1 * limit * limit / 3);
        Assert.Equal(0, layer.bias!.abs().max().item<float>());
    }
}
