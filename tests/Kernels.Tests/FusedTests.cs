using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Kernels.Tests;

public class FusedTests
{
    [Fact]
    public void Of_Network_KeepsParametersAndStateNames()
    {
        var network = Network();
        var names = network.state_dict().Keys.ToList();
        var parameters = network.parameters().Select(parameter => parameter.Handle).ToList();

        using var fused = Fused.Of(network);

        Assert.Equal(names, fused.state_dict().Keys);
        Assert.Equal(parameters, fused.parameters().Select(parameter => parameter.Handle));
        Assert.True(fused.HasKernels);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(50)]
    public void Call_ValuesAndGradients_AreTheLayersOwn(int images)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(2);
        using var fused = Fused.Of(Network());
        var input = rand(images, 1, 28, 28);

        var (plainLoss, plain) = LossAndGradients(fused, input, isOff: true);
        var (loss, gradients) = LossAndGradients(fused, input, isOff: false);

        Assert.Equal(plainLoss, loss, plainLoss * 1e-5);
        Assert.All(plain.Zip(gradients), pair => Assert.True((pair.First - pair.Second).abs().max().item<float>() <= 1e-5 * Math.Max(pair.First.abs().max().item<float>(), 1e-3f)));
    }

    [Fact]
    public void Call_ViewsAndColumnsOfOthers_AreReadAsTheyAre()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var fused = Fused.Of(Network());
        var turned = rand(28, 28, 1, 20).permute(3, 2, 1, 0); // [20,1,28,28], not contiguous

        var expected = Plain(fused, turned);

        Assert.True((expected - fused.call(turned)).abs().max().item<float>() < 1e-5);
    }

    [Fact]
    public void Call_OneImageOrAnotherType_IsLeftToTheLayers()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var fused = Fused.Of(Network());
        var one = rand(1, 1, 28, 28);

        Assert.True(Plain(fused, one).eq(fused.call(one)).all().item<bool>());
        using var wide = Fused.Of(Sequential(("conv", Conv2d(1, 4, 5)), ("relu", ReLU())));
        Assert.False(wide.HasKernels);
        Assert.Equal([9, 4, 24, 24], wide.call(rand(9, 1, 28, 28)).shape);
    }

    [Fact]
    public void Call_NotANumber_StaysOne()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var fused = Fused.Of(Network());
        var input = rand(16, 1, 28, 28);
        input[3, 0, 10, 10] = float.NaN;

        Assert.True(fused.call(input)[3].isnan().any().item<bool>());
    }

    [Fact]
    public void Call_SeveralTimesBeforeBackward_KeepsEachApart()
    {
        using var scope = NewDisposeScope();
        using var fused = Fused.Of(Network());
        var (first, second) = (rand(16, 1, 28, 28), rand(16, 1, 28, 28));
        using (Fused.Off()) (fused.call(first).sum() + (fused.call(second).sum() * 2)).backward();
        var expected = fused.parameters().Select(parameter => parameter.grad!.clone()).ToList();
        fused.zero_grad();

        (fused.call(first).sum() + (fused.call(second).sum() * 2)).backward();

        Assert.All(expected.Zip(fused.parameters()), pair => Assert.True((pair.First - pair.Second.grad!).abs().max().item<float>() <= 1e-4 * Math.Max(1, pair.First.abs().max().item<float>())));
    }

    private static Sequential Network() => Sequential(
        ("conv1", Conv2d(1, 16, 3, padding: 1)), ("relu1", ReLU()), ("pool1", MaxPool2d(2)),
        ("conv2", Conv2d(16, 8, 3, padding: 1)), ("relu2", ReLU()), ("pool2", MaxPool2d(2)),
        ("flatten", Flatten()), ("dense", Linear(8 * 49, 8 * 16)), ("relu3", ReLU()), ("maps", Unflatten(1, [8, 4, 4])),
        ("up1", Upsample(scale_factor: [2, 2])), ("conv3", Conv2d(8, 8, 3)), ("relu4", ReLU()),
        ("up2", Upsample(scale_factor: [2, 2])), ("conv4", Conv2d(8, 1, 3, padding: 1)), ("sigmoid", Sigmoid()));

    private static Tensor Plain(Fused network, Tensor input)
    {
        using var off = Fused.Off();
        return network.call(input);
    }

    private static (double Loss, List<Tensor> Gradients) LossAndGradients(Fused network, Tensor input, bool isOff)
    {
        using var off = isOff ? Fused.Off() : null;
        network.zero_grad();
        var loss = network.call(input).square().mean();
        loss.backward();
        return (loss.item<float>(), [.. network.parameters().Select(parameter => parameter.grad!.clone())]);
    }
}
