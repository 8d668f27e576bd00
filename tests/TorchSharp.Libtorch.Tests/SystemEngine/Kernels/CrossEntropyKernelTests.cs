using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.SystemEngine.Kernels;

/// <summary>The binary cross-entropy of the engine's own kernel, against libtorch's.</summary>
public sealed class CrossEntropyKernelTests : KernelTests
{
    [Theory]
    [MemberData(nameof(KernelKinds.All), MemberType = typeof(KernelKinds))]
    public void LossAndGradient_AreLibtorchs(string kind)
    {
        KernelKinds.Choose(kind);
        manual_seed(1);
        foreach (var count in new[] { 1, 7, 8, 100, 5000, 100_352 })
        {
            foreach (var reduction in new[] { Reduction.None, Reduction.Mean, Reduction.Sum })
            {
                Tensor outputs = rand(count);
                outputs[TensorIndex.Slice(step: 5)] = 0;
                outputs[TensorIndex.Slice(1, step: 7)] = 1;
                outputs[TensorIndex.Slice(2, step: 9)] = 1e-20;
                Tensor targets = rand(count);

                var (expected, expectedSlope) = Run(outputs, p => Aten.Call("binary_cross_entropy", "", p, targets, (Tensor?)null, (long)reduction));
                var (actual, slope) = Run(outputs, p => functional.binary_cross_entropy(p, targets, reduction: reduction));

                Assert.True(actual.allclose(expected, rtol: 2e-6, atol: 1e-7), $"{kind}, {count} numbers, {reduction}: the loss");
                Assert.True(slope.allclose(expectedSlope, rtol: 2e-6, atol: 1e-9), $"{kind}, {count} numbers, {reduction}: the gradient");
            }
        }
    }

    [Fact]
    public void Mean_DoesNotDependOnTheNumberOfThreads()
    {
        var threads = get_num_threads();
        Tensor outputs = rand(100_000), targets = rand(100_000);
        set_num_threads(1);
        var one = functional.binary_cross_entropy(outputs, targets).item<float>();
        set_num_threads(3);
        var three = functional.binary_cross_entropy(outputs, targets).item<float>();
        set_num_threads(threads);

        Assert.Equal(one, three);
    }

    [Theory]
    [InlineData(1.5f)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void OutputThatIsNoProbability_IsRefused(float output)
    {
        foreach (var reduction in new[] { Reduction.None, Reduction.Mean, Reduction.Sum })
        {
            var error = Assert.Throws<ExternalException>(() => functional.binary_cross_entropy(full([20], output), full([20], 0.5f), reduction: reduction));

            Assert.Contains("between 0 and 1", error.Message);
        }
    }

    [Fact]
    public void TargetThatNeedsAGradient_GetsOne()
    {
        Tensor targets = rand(5).requires_grad_();

        functional.binary_cross_entropy(rand(5) * 0.9 + 0.05, targets).backward();

        Assert.NotNull(targets.grad);
    }

    [Fact]
    public void GrayImages_WithTheirChannelLast_TakeTheKernelToo()
    {
        Tensor targets = rand(2, 1, 5, 5);
        Tensor outputs = rand(2, 5, 5, 1).permute(0, 3, 1, 2).requires_grad_(); // strides of the channel: 1 instead of 25
        using var counter = OperatorCounter.Start();

        functional.binary_cross_entropy(outputs, targets).backward();

        var operators = counter.Stop().ByOperator;
        Assert.Contains("course::binary_cross_entropy", operators.Keys);
        Assert.DoesNotContain("aten::binary_cross_entropy", operators.Keys);
        Assert.DoesNotContain("aten::binary_cross_entropy_backward", operators.Keys);
    }

    [Fact]
    public void OtherOrderOfMemory_GivesTheSameLoss()
    {
        Tensor outputs = rand(4, 6), targets = rand(4, 6);
        Tensor turned = targets.t().contiguous().t();

        Assert.Equal(functional.binary_cross_entropy(outputs, targets).item<float>(), functional.binary_cross_entropy(outputs, turned).item<float>(), 1e-6f);
    }

    [Fact]
    public void GradientOfAGradient_IsLibtorchs()
    {
        Tensor outputs = rand(20) * 0.8 + 0.1, targets = rand(20);

        Tensor expected = Second(p => Aten.Call("binary_cross_entropy", "", p, targets, (Tensor?)null, (long)Reduction.Mean));
        Tensor actual = Second(p => functional.binary_cross_entropy(p, targets));

        Assert.True(actual.allclose(expected, rtol: 1e-5));

        Tensor Second(Func<Tensor, Tensor> loss)
        {
            Tensor p = outputs.clone().requires_grad_();
            Tensor first = autograd.grad([loss(p)], [p], create_graph: true)[0];
            return autograd.grad([first.square().sum()], [p])[0];
        }
    }

    [Fact]
    public void ChoosingKernelsThatAreNotThere_SaysTheirName() =>
        Assert.Contains("'abacus'", Assert.Throws<ExternalException>(() => KernelKinds.Choose("abacus")).Message);

    private static (Tensor Loss, Tensor Gradient) Run(Tensor outputs, Func<Tensor, Tensor> loss)
    {
        Tensor p = outputs.clone().requires_grad_();
        Tensor result = loss(p);
        (result * 1.5).sum().backward();
        return (result.detach(), p.grad!);
    }
}
