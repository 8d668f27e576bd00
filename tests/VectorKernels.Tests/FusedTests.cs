using TorchSharp;
using TorchSharp.Modules;
using VectorKernels.Threads;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VectorKernels.Tests;

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
        var reference = InDoublePrecision(fused);
        var input = rand(images, 1, 28, 28);

        var (plainLoss, plain) = LossAndGradients(reference, input.to(ScalarType.Float64));
        var (loss, gradients) = LossAndGradients(fused, input);

        Assert.Equal(plainLoss, loss, plainLoss * 1e-5);
        Assert.All(
            plain.Zip(gradients), pair => Alike(pair.First, pair.Second, 1e-5 * Math.Max(pair.First.abs().max().item<double>(), 1e-3)));
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
    public void Call_WeightsInDoublePrecision_AreNotReadAsSingle()
    {
        using var scope = NewDisposeScope();
        using var fused = Fused.Of(Network());
        fused.to(ScalarType.Float64);

        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => fused.call(rand(16, 1, 28, 28)));
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
        var reference = InDoublePrecision(fused);
        (reference.call(first.to(ScalarType.Float64)).sum() + (reference.call(second.to(ScalarType.Float64)).sum() * 2)).backward();

        (fused.call(first).sum() + (fused.call(second).sum() * 2)).backward();

        Assert.All(reference.parameters().Zip(fused.parameters()),
            pair => Alike(pair.First.grad!, pair.Second.grad!, 1e-5 * Math.Max(1, pair.First.grad!.abs().max().item<double>())));
    }

    // Two rows of convolutions with a dense layer between them.
    private static Sequential Network() => Sequential(
        ("conv1", Conv2d(1, 16, 3, padding: 1)), ("relu1", ReLU()), ("pool1", MaxPool2d(2)),
        ("conv2", Conv2d(16, 8, 3, padding: 1)), ("relu2", ReLU()), ("pool2", MaxPool2d(2)),
        ("flatten", Flatten()), ("dense", Linear(8 * 49, 8 * 64)), ("relu3", ReLU()), ("maps", Unflatten(1, [8, 8, 8])),
        ("up1", Upsample(scale_factor: [2, 2])), ("conv3", Conv2d(8, 8, 3)), ("relu4", ReLU()),
        ("up2", Upsample(scale_factor: [2, 2])), ("conv4", Conv2d(8, 1, 3, padding: 1)), ("sigmoid", Sigmoid()));

    private static Tensor Plain(Fused network, Tensor input)
    {
        using var off = KernelSettings.Off();
        return network.call(input);
    }

    // The same layers with the same weights. Single precision would not do, since TorchSharp's own convolutions have it too.
    private static Sequential InDoublePrecision(Fused network)
    {
        var reference = Network();
        reference.load_state_dict(network.state_dict());
        return reference.to(ScalarType.Float64);
    }

    private static (double Loss, List<Tensor> Gradients) LossAndGradients(Module<Tensor, Tensor> network, Tensor input)
    {
        var loss = network.call(input).square().mean();
        loss.backward();
        return (loss.to(ScalarType.Float64).item<double>(), [.. network.parameters().Select(parameter => parameter.grad!)]);
    }

    private static void Alike(Tensor expected, Tensor actual, double tolerance)
    {
        var error = (expected - actual.to(ScalarType.Float64)).abs().max().item<double>();
        Assert.True(error <= tolerance, $"[{string.Join("x", expected.shape)}]: off by {error:E2} where {tolerance:E2} is allowed");
    }
}
