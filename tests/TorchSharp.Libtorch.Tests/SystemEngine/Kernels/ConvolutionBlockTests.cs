using TorchSharp.Libtorch.Tests.Modules;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.SystemEngine.Kernels;

/// <summary>Neighbouring modules in a <see cref="Sequential"/> run as one operator; one by one they run through libtorch.</summary>
public sealed class ConvolutionBlockTests : KernelTests
{
    [Theory]
    [MemberData(nameof(KernelKinds.All), MemberType = typeof(KernelKinds))]
    public void Block_HasTheResultsAndGradientsOfItsModules(string kind)
    {
        KernelKinds.Choose(kind);
        manual_seed(1);
        foreach (var (input, output) in new[] { (1, 16), (3, 8), (8, 8), (16, 1), (24, 40) })
        {
            foreach (var (height, width) in new[] { (3, 3), (4, 9), (7, 7), (14, 14), (28, 28) })
            {
                foreach (var modules in Blocks(input, output, height))
                {
                    FusedBlock.AssertSame(modules, (rand(3, input, height, width) - 0.5).requires_grad_(input % 8 == 0), $"{kind}: {input} -> {output} channels, {height}x{width}, {string.Join(", ", modules.Select(m => m.GetName()))}");
                }
            }
        }
    }

    [Fact]
    public void Block_KeepsItsResults_WhateverTheOrderOfMemory()
    {
        Module<Tensor, Tensor>[] modules = [Conv2d(8, 16, 3, padding: 1), ReLU(), MaxPool2d(2)];
        Tensor images = rand(4, 8, 14, 14) - 0.5;
        Tensor channelsLast = images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

        Assert.True(Sequential(modules).call(images).Equals(Sequential(modules).call(channelsLast)));
    }

    [Fact]
    public void Block_RunTwice_GivesEqualBits()
    {
        using var network = new ConvAutoencoder();
        Tensor images = rand(32, 1, 28, 28);

        Assert.True(WeightGradient(network, images).Equals(WeightGradient(network, images)));

        static Tensor WeightGradient(ConvAutoencoder network, Tensor images)
        {
            network.zero_grad();
            network.call(images).square().mean().backward();
            return network.parameters().First().grad!.clone();
        }
    }

    [Fact]
    public void Block_IsOneOperator()
    {
        using var network = Sequential(Upsample(scale_factor: [2, 2]), Conv2d(8, 16, 3, padding: 1), ReLU(), MaxPool2d(2));
        Tensor images = rand(2, 8, 4, 4);
        var before = Tensor.TotalCount;

        Tensor result = network.call(images);

        Assert.Equal(before + 1, Tensor.TotalCount);
        Assert.Equal([2L, 16, 4, 4], result.shape);
    }

    [Fact]
    public void Hook_OnAModuleOfABlock_SeesItsResult()
    {
        var relu = ReLU();
        using var network = Sequential(Conv2d(1, 8, 3), relu, MaxPool2d(2));
        List<long[]> seen = [];
        relu.register_forward_hook((_, _, result) =>
        {
            seen.Add(result.shape);
            return result;
        });

        network.call(rand(1, 1, 10, 10));

        Assert.Equal([1L, 8, 8, 8], Assert.Single(seen));
    }

    [Fact]
    public void GradientByGrayImages_IsThatOfTheModules()
    {
        Module<Tensor, Tensor>[] modules = [Conv2d(1, 8, 3, padding: 1), ReLU()];

        FusedBlock.AssertSame(modules, rand(2, 1, 7, 7).requires_grad_(), "gray");
    }

    [Fact]
    public void DoublePrecision_RunsThroughLibtorch()
    {
        using var network = Sequential(Conv2d(8, 8, 3, padding: 1), ReLU()).to(ScalarType.Float64);

        Assert.Equal(ScalarType.Float64, network.call(rand(2, 8, 7, 7, ScalarType.Float64)).dtype);
    }

    [Fact]
    public void SingleImageWithoutBatchAxis_KeepsItsAxes() =>
        Assert.Equal([8L, 5, 5], Sequential(Conv2d(8, 8, 3), ReLU()).call(rand(8, 7, 7)).shape);

    [Fact]
    public void GradientOfAGradient_IsThatOfTheModules()
    {
        manual_seed(2);
        Module<Tensor, Tensor>[] modules = [Upsample(scale_factor: [2, 2]), Conv2d(8, 8, 3, padding: 1), Sigmoid()];
        Tensor images = rand(2, 8, 4, 4);

        FusedBlock.AssertClose(Second(input => FusedBlock.OneByOne(modules, input)), Second(input => Sequential(modules).call(input)), "second gradient");

        Tensor Second(Func<Tensor, Tensor> network)
        {
            Tensor x = images.clone().requires_grad_();
            Tensor first = autograd.grad([network(x).square().sum()], [x], create_graph: true)[0];
            return autograd.grad([first.square().sum()], [x])[0];
        }
    }

    [Fact]
    public void FrozenWeights_GetNoGradient_ButTheInputDoes()
    {
        using var network = Sequential(Conv2d(8, 8, 3, padding: 1), ReLU());
        foreach (var parameter in network.parameters()) parameter.requires_grad = false;
        Tensor images = rand(2, 8, 7, 7).requires_grad_();

        network.call(images).sum().backward();

        Assert.NotNull(images.grad);
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void WrongNumberOfChannels_IsSaidByTheConvolution()
    {
        var error = Assert.Throws<ArgumentException>(() => Sequential(Conv2d(8, 8, 3), ReLU()).call(rand(2, 4, 7, 7)));

        Assert.Contains("[2, 4, 7, 7]", error.Message);
    }

    private static IEnumerable<Module<Tensor, Tensor>[]> Blocks(int input, int output, int height)
    {
        foreach (var (enlarged, stride, padding) in new[] { (false, 1, 0), (false, 1, 1), (false, 2, 1), (true, 1, 0), (true, 1, 1) })
        {
            Module<Tensor, Tensor>[] start = enlarged ? [Upsample(scale_factor: [2, 2])] : [];
            yield return [.. start, Conv2d(input, output, 3, stride: stride, padding: padding)];
            yield return [.. start, Conv2d(input, output, 3, stride: stride, padding: padding, bias: false), Sigmoid()];
            yield return [.. start, Conv2d(input, output, 3, stride: stride, padding: padding), ReLU()];
            if (output == 1 || ((height * (enlarged ? 2 : 1)) + (2 * padding) - 3) / stride < 1) continue;
            yield return [.. start, Conv2d(input, output, 3, stride: stride, padding: padding), ReLU(), MaxPool2d(2)];
            yield return [.. start, Conv2d(input, output, 3, stride: stride, padding: padding), ReLU(), MaxPool2d(2, ceil_mode: true)];
        }
    }
}
