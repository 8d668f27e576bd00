using TorchSharp.Libtorch.Tests.Golden;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Modules;

public class TrainingGoldenTests
{
    [Fact]
    public void TwentySteps_FromPyTorchsWeights_GivePyTorchsLosses()
    {
        using DisposeScope scope = NewDisposeScope();
        var expected = ModuleGolden.File["autoencoder"];
        using var model = new ConvAutoencoder();
        model.load_state_dict(expected["state"]!.AsObject().ToDictionary(pair => pair.Key, pair => GoldenFile.Tensor(pair.Value!)));
        using var optimizer = optim.Adam(model.parameters(), 1e-3);
        Tensor batch = GoldenFile.Wave([16, 1, 28, 28], 0.3, 0.5, 0.5);

        foreach (var wanted in expected["losses"]!.AsArray())
        {
            optimizer.zero_grad();
            Tensor loss = nn.functional.binary_cross_entropy(model.call(batch), batch);
            loss.backward();
            optimizer.step();

            Assert.Equal(1, loss.item<float>() / wanted!.GetValue<double>(), 1e-5);
        }
    }

    [Fact]
    public void Weights_AfterASeed_ArePyTorchs()
    {
        manual_seed(1);
        using var model = new ConvAutoencoder();

        var expected = ModuleGolden.File["autoencoder"]["state"]!.AsObject();

        Assert.Equal(expected.Select(pair => pair.Key), model.state_dict().Keys);
        foreach (var (name, tensor) in model.state_dict()) GoldenFile.AssertClose(expected[name]!, tensor, name, 1e-7);
    }
}
