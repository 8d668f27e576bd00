using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using VectorKernels.Losses;
using VectorKernels.Optimizers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VectorKernels.Tests;

/// <summary>The rules of autograd, where they forbid something or go beyond one gradient; see also <see cref="GraphDrawTests"/>.</summary>
public class GraphTests
{
    private const string Freed = "Trying to backward through the graph a second time";
    private const string Changed = "has been modified by an inplace operation";

    [Fact]
    public void Backward_SecondTimeWithoutRetaining_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        var sum = network.call(Images()).sum(); // a sum keeps nothing that could be refused
        sum.backward();

        Assert.Contains(Freed, Assert.Throws<ExternalException>(() => sum.backward()).Message);
    }

    [Fact]
    public void Backward_WeightChangedInPlaceSince_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        var sum = network.call(Images()).sum();
        using (no_grad()) network.parameters().Last(parameter => parameter.dim() == 4).mul_(0.5);

        Assert.Contains(Changed, Assert.Throws<ExternalException>(() => sum.backward()).Message);
    }

    [Fact]
    public void Backward_InputChangedInPlaceSince_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        var images = Images();
        var sum = network.call(images).sum();
        images.mul_(0.5);

        Assert.Contains(Changed, Assert.Throws<ExternalException>(() => sum.backward()).Message);
    }

    [Fact]
    public void Backward_AfterAStepOfTheOptimizer_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        using var optimizer = optim.SGD(network.parameters(), 0.1);
        var images = Images();
        network.call(images).sum().backward();
        var sum = network.call(images).sum();

        OnePass.Step(optimizer);

        Assert.Contains(Changed, Assert.Throws<ExternalException>(() => sum.backward()).Message);
    }

    [Fact]
    public void Backward_OnlyTheBiasChangedSince_GivesTheGradientOfTheForwardPass()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        var images = Images();
        network.call(images).square().sum().backward();
        var expected = Gradients(network);
        network.zero_grad();
        var sum = network.call(images).square().sum();
        using (no_grad()) network.parameters().First(parameter => parameter.dim() == 1).add_(1);

        sum.backward(); // as with torch's own layers, which do not keep a bias

        Assert.All(expected.Zip(Gradients(network)), pair => Assert.True(pair.First.allclose(pair.Second)));
    }

    [Fact]
    public void Backward_RefusedOnce_TheNextPassIsRight()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        var images = Images();
        network.call(images).sum().backward();
        var expected = Gradients(network);
        network.zero_grad();
        var sum = network.call(images).sum();
        using (no_grad()) network.parameters().First().add_(0);
        Assert.Throws<ExternalException>(() => sum.backward());

        network.zero_grad();
        network.call(images).sum().backward();

        Assert.All(expected.Zip(Gradients(network)), pair => Assert.True(pair.First.allclose(pair.Second)));
    }

    [Fact]
    public void Backward_GradientOfAGradient_IsThatOfTheLayers()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        var reference = InDoublePrecision();
        reference.load_state_dict(network.state_dict());
        var images = Images().requires_grad_();

        var expected = Penalty(reference, images.detach().to(ScalarType.Float64).requires_grad_());
        var actual = Penalty(network, images);

        Assert.All(
            expected.Zip(actual), pair => Assert.True(pair.First.allclose(pair.Second.to(ScalarType.Float64), rtol: 1e-4, atol: 1e-5)));

        static List<Tensor> Penalty(Module<Tensor, Tensor> network, Tensor images)
        {
            var slope = autograd.grad([network.call(images).square().sum()], [images], create_graph: true, retain_graph: true)[0];
            slope.square().sum().backward();
            return Gradients(network);
        }
    }

    [Fact]
    public void Backward_FiniteDifferences_AgreeWithTheGradient()
    {
        using var scope = NewDisposeScope();
        using var network = Fused.Of(Sequential(
            ("conv1", Conv2d(2, 6, 3, padding: 1)), ("sigmoid1", Sigmoid()), ("up", Upsample(scale_factor: [2, 2])),
            ("conv2", Conv2d(6, 3, 3, padding: 1)), ("sigmoid2", Sigmoid()))); // smooth, so that a step crosses no kink
        var images = Images();
        network.call(images).square().sum().backward();
        using var off = no_grad();

        foreach (var parameter in network.parameters())
        {
            const double step = 1e-2;
            var numbers = parameter.flatten();
            var middle = numbers.shape[0] / 2;
            var difference = (Loss(middle, numbers, step) - Loss(middle, numbers, -step)) / (2 * step);
            var slope = parameter.grad!.flatten()[middle].item<float>();
            Assert.Equal(difference, slope, 0.005 * Math.Max(1, Math.Abs(slope)));
        }

        double Loss(long index, Tensor numbers, double step)
        {
            numbers[index] += step;
            var loss = network.call(images).to(ScalarType.Float64).square().sum().item<double>();
            numbers[index] -= step;
            return loss;
        }
    }

    [Fact]
    public void Forward_NothingRequiresAGradient_MakesNoGraph()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        foreach (var parameter in network.parameters()) parameter.requires_grad = false;

        Assert.False(network.call(Images()).requires_grad);
    }

    [Fact]
    public void Forward_GraphsThatAreDropped_FreeTheirMemoryAtOnce()
    {
        using var network = Network();
        using var images = rand(1_000, 2, 16, 16);
        network.call(images).Dispose();
        var before = Resident();

        for (var i = 0; i < 20; i++) network.call(images).Dispose(); // 30 MB each

        Assert.InRange(Resident() - before, long.MinValue, 150L << 20);
    }

    [Fact]
    public void BinaryCrossEntropy_OutputsOrTargetsChangedInPlaceSince_IsRefused()
    {
        using var scope = NewDisposeScope();
        foreach (var changed in new[] { 0, 1 })
        {
            Tensor[] both = [rand(8, 5).requires_grad_().sigmoid(), rand(8, 5)];
            var sum = BinaryCrossEntropy.PerImage(both[0], both[1]).sum();
            using (no_grad()) both[changed].mul_(0.5);

            Assert.Contains(Changed, Assert.Throws<ExternalException>(() => sum.backward()).Message);
        }
    }

    [Fact]
    public void BinaryCrossEntropy_TwoBackwardPasses_AreRefusedUnlessTheGraphIsRetained()
    {
        using var scope = NewDisposeScope();
        var outputs = (rand(8, 5) * 0.8 + 0.1).requires_grad_();
        var sum = BinaryCrossEntropy.PerImage(outputs, ones(8, 5)).sum();
        sum.backward(retain_graph: true);
        sum.backward();

        Assert.True(outputs.grad!.allclose(-2 / outputs));
        Assert.Contains(Freed, Assert.Throws<ExternalException>(() => sum.backward()).Message);
    }

    [Fact]
    public void BinaryCrossEntropy_GradientOfAGradient_IsTheSecondDerivative()
    {
        using var scope = NewDisposeScope();
        var outputs = (rand(8, 5) * 0.8 + 0.1).requires_grad_();
        var slope = autograd.grad(
            [BinaryCrossEntropy.PerImage(outputs, ones(8, 5)).sum()], [outputs], create_graph: true, retain_graph: true)[0];

        slope.sum().backward();

        Assert.True(outputs.grad!.allclose(1 / outputs.square(), rtol: 1e-4)); // of -ln p
    }

    private static Tensor Images() => rand(12, 2, 16, 16);

    private static Fused Network() => Fused.Of(Layers());

    private static Sequential InDoublePrecision() => Layers().to(ScalarType.Float64);

    private static Sequential Layers() => Sequential(
        ("conv1", Conv2d(2, 6, 3, padding: 1)), ("relu", ReLU()), ("pool", MaxPool2d(2)),
        ("conv2", Conv2d(6, 3, 3, padding: 1, bias: false)), ("sigmoid", Sigmoid()));

    private static List<Tensor> Gradients(Module<Tensor, Tensor> network) =>
        [.. network.parameters().Select(parameter => parameter.grad!.clone())];

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
