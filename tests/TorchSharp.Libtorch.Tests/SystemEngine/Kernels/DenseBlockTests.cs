using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.SystemEngine.Kernels;

/// <summary>A dense layer and its activation run as one operator; libtorch's own are what they are compared with.</summary>
public sealed class DenseBlockTests : KernelTests
{
    [Theory]
    [MemberData(nameof(KernelKinds.All), MemberType = typeof(KernelKinds))]
    public void Block_HasTheResultsAndGradientsOfItsModules(string kind)
    {
        KernelKinds.Choose(kind);
        manual_seed(1);
        foreach (var rows in new[] { 1, 5, 128 })
        {
            foreach (var (input, output) in new[] { (1, 1), (3, 2), (20, 8), (9, 64), (64, 75), (200, 500) })
            {
                foreach (var modules in Blocks(input, output))
                    FusedBlock.AssertSame(modules, (rand(rows, input) - 0.5).requires_grad_(), $"{kind}: {rows} rows, {input} -> {output}, {string.Join(", ", modules.Select(m => m.GetName()))}");
            }
        }
    }

    [Fact]
    public void Block_HasTheSameBits_WhateverTheNumberOfThreadsAroundTheProducts()
    {
        using var network = Sequential(Linear(1, 600), Sigmoid()); // a product with one input rounds once, on any number of threads
        Tensor numbers = rand(300, 1), direction = rand(300, 600);
        var threads = get_num_threads();
        set_num_threads(1);
        var one = Run();
        set_num_threads(3);
        var three = Run();
        set_num_threads(threads);

        Assert.True(one.Result.Equals(three.Result));
        Assert.True(one.BiasGradient.Equals(three.BiasGradient));

        (Tensor Result, Tensor BiasGradient) Run()
        {
            network.zero_grad();
            Tensor result = network.call(numbers);
            (result * direction).sum().backward();
            return (result, network.parameters().Last().grad!.clone());
        }
    }

    [Fact]
    public void Block_IsOneOperator()
    {
        using var network = Sequential(Linear(8, 16), ReLU(), Linear(16, 4), Sigmoid());
        Tensor numbers = rand(2, 8);
        using var counter = OperatorCounter.Start();

        network.call(numbers);

        var operators = counter.Stop().ByOperator;
        Assert.Equal(2, operators["course::dense"]);
        Assert.DoesNotContain("aten::relu", operators.Keys);
        Assert.DoesNotContain("aten::sigmoid", operators.Keys);
    }

    [Fact]
    public void Hook_OnAModuleOfABlock_SeesItsResult()
    {
        var layer = Linear(4, 8);
        using var network = Sequential(layer, ReLU());
        Tensor? seen = null;
        layer.register_forward_hook((_, _, result) =>
        {
            seen = result.clone();
            return result;
        });

        Tensor output = network.call(rand(2, 4) - 0.5);

        Assert.True(seen!.relu().allclose(output));
    }

    [Fact]
    public void FrozenWeights_GetNoGradient_ButTheInputDoes()
    {
        using var network = Sequential(Linear(8, 8), ReLU());
        foreach (var parameter in network.parameters()) parameter.requires_grad = false;
        Tensor numbers = rand(2, 8).requires_grad_();

        network.call(numbers).sum().backward();

        Assert.NotNull(numbers.grad);
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void WeightsThatWereFrozenForward_GetNoGradientBackward()
    {
        using var network = Sequential(Linear(8, 8), ReLU());
        Tensor numbers = rand(2, 8).requires_grad_();
        foreach (var parameter in network.parameters()) parameter.requires_grad = false;
        Tensor sum = network.call(numbers).sum();
        foreach (var parameter in network.parameters()) parameter.requires_grad = true;

        sum.backward();

        Assert.NotNull(numbers.grad);
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void GradientOfAGradient_IsThatOfTheModules()
    {
        manual_seed(2);
        Module<Tensor, Tensor>[] modules = [Linear(6, 9), Sigmoid()];
        Tensor numbers = rand(4, 6);

        FusedBlock.AssertClose(Second(input => FusedBlock.OneByOne(modules, input)), Second(Sequential(modules).call), "second gradient");

        Tensor Second(Func<Tensor, Tensor> network)
        {
            Tensor x = numbers.clone().requires_grad_();
            Tensor first = autograd.grad([network(x).square().sum()], [x], create_graph: true)[0];
            return autograd.grad([first.square().sum()], [x])[0];
        }
    }

    [Fact]
    public void MoreAxes_AndDoublePrecision_RunThroughLibtorch()
    {
        Assert.Equal([2L, 3, 5], Sequential(Linear(4, 5), ReLU()).call(rand(2, 3, 4)).shape);
        Assert.Equal([5L], Sequential(Linear(4, 5), ReLU()).call(rand(4)).shape);
        Assert.Equal([0L, 5], Sequential(Linear(4, 5), ReLU()).call(rand(0, 4)).shape);
        Assert.Equal(ScalarType.Float64, Sequential(Linear(4, 5), ReLU()).to(ScalarType.Float64).call(rand(2, 4, ScalarType.Float64)).dtype);
    }

    [Fact]
    public void OtherOrderOfMemory_GivesTheSameResults() =>
        FusedBlock.AssertSame([Linear(6, 9), ReLU()], (rand(6, 4) - 0.5).t().requires_grad_(), "turned input");

    [Fact]
    public void NaN_StaysNaN() => Assert.True(Sequential(Linear(2, 3), ReLU()).call(full([1, 2], double.NaN, ScalarType.Float32)).isnan().all().item<bool>());

    private static IEnumerable<Module<Tensor, Tensor>[]> Blocks(int input, int output)
    {
        yield return [Linear(input, output)];
        yield return [Linear(input, output), ReLU()];
        yield return [Linear(input, output, hasBias: false), ReLU()];
        yield return [Linear(input, output), Sigmoid()];
        yield return [Linear(input, output, hasBias: false)];
    }
}
