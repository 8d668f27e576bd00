using System.Runtime.Intrinsics;
using TorchSharp;
using VectorKernels.Convolution;
using VectorKernels.Interop;
using VectorKernels.Threads;
using VectorKernels.Vectors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VectorKernels.Tests;

/// <summary>
/// Values and gradients of each kind of block, in each vector width of this machine, beside those of TorchSharp's modules in double
/// precision.
/// </summary>
public class ConvChainTests
{
    private const int ThreadCount = 2;

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in s_shapes.Keys)
        {
            data.Add(name, 128);
            if (Vector256.IsHardwareAccelerated) data.Add(name, 256);
            if (Vector512.IsHardwareAccelerated) data.Add(name, 512);
        }

        return data;
    }

    private static readonly Dictionary<string, BlockShape> s_shapes = new()
    {
        ["plain"] = new(3, 5, 8, 9, false, 1, 1, Activation.None, false, false),
        ["relu"] = new(1, 16, 28, 28, false, 1, 1, Activation.Relu, false, false),
        ["no padding"] = new(4, 6, 7, 10, false, 1, 0, Activation.Relu, false, false),
        ["sigmoid, one output"] = new(16, 1, 12, 12, false, 1, 1, Activation.Sigmoid, false, false),
        ["odd inputs, one output"] = new(3, 1, 6, 6, false, 1, 1, Activation.None, false, false),
        ["maximum"] = new(2, 8, 14, 14, false, 1, 1, Activation.Relu, true, false),
        ["maximum, odd, floor"] = new(8, 4, 7, 9, false, 1, 1, Activation.Relu, true, false),
        ["maximum, odd, ceil"] = new(8, 7, 7, 7, false, 1, 1, Activation.Relu, true, true),
        ["maximum without activation"] = new(2, 3, 6, 5, false, 1, 1, Activation.None, true, true),
        ["enlarged"] = new(8, 8, 4, 4, true, 1, 1, Activation.Relu, false, false),
        ["enlarged, no padding"] = new(8, 16, 8, 8, true, 1, 0, Activation.Relu, false, false),
        ["enlarged, one output"] = new(16, 1, 14, 14, true, 1, 1, Activation.Sigmoid, false, false),
        ["stride"] = new(3, 6, 12, 16, false, 2, 1, Activation.Relu, false, false),
        ["stride, one input"] = new(1, 16, 28, 28, false, 2, 1, Activation.Relu, false, false),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public unsafe void Block_AnyKind_EqualsTheModules(string name, int bits)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var shape = s_shapes[name];
        Assert.True(shape.IsCovered);
        foreach (var images in new[] { 1, 16, 37 })
        {
            using var chain = Make([shape], bits);
            var network = Modules(shape);
            var input = randn([images, shape.Inputs, shape.Height, shape.Width], ScalarType.Float64, requires_grad: true);
            var expected = network.call(input);
            // With a mean of one, so that no sum of a gradient cancels to a value that single precision has no digits left for.
            var upstream = randn_like(expected) + 1;
            expected.backward([upstream]);
            var convolution = network.children().OfType<TorchSharp.Modules.Conv2d>().Single();
            var (weight, bias) = (convolution.weight!.to(ScalarType.Float32), convolution.bias!.to(ScalarType.Float32));

            var kept = full(chain.KeptFloats(images), float.NaN); // what is not written may not be read
            var values = chain.Forward(input.detach().to(ScalarType.Float32), [weight], [bias], Memory.Of(kept), ThreadCount);
            var gradients = chain.Backward(upstream.to(ScalarType.Float32), Memory.Of(kept), needsInputGradient: true, ThreadCount);

            Alike(expected, values, $"{images} values");
            Alike(input.grad!, gradients[0]!, $"{images} input gradient");
            Alike(convolution.weight.grad!, gradients[1]!, $"{images} weight gradient");
            Alike(convolution.bias.grad!, gradients[2]!, $"{images} bias gradient");
            Alike(expected, chain.Forward(input.detach().to(ScalarType.Float32), [weight], [bias], null, ThreadCount),
                $"{images} values without a gradient");
        }
    }

    /// <summary>So that figures do not depend on how many processors a notebook has to itself.</summary>
    [Fact]
    public unsafe void Backward_AnyNumberOfThreads_GivesTheSameBits()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var shape = s_shapes["maximum, odd, ceil"];
        using var chain = Make([shape], 128);
        var (input, weight) = (randn(150, shape.Inputs, shape.Height, shape.Width), randn(shape.Outputs, shape.Inputs, 3, 3));
        var upstream = randn(150, shape.Outputs, shape.OutHeight, shape.OutWidth);

        var one = Gradients(1);
        foreach (var threads in new[] { 2, 3, Workers.Shared.Count })
            Assert.All(one.Zip(Gradients(threads)), pair => Assert.True(pair.First.Equals(pair.Second), $"{threads} threads"));

        List<Tensor> Gradients(int threads)
        {
            threads = Math.Min(threads, Workers.Shared.Count);
            var kept = empty(chain.KeptFloats(150));
            chain.Forward(input, [weight], [null], Memory.Of(kept), threads);
            return [.. chain.Backward(upstream, Memory.Of(kept), needsInputGradient: true, threads).Select(gradient => gradient!)];
        }
    }

    private static IConvChain Make(IReadOnlyList<BlockShape> shapes, int bits) => bits switch
    {
        128 => new ConvChain<Lanes128>(shapes, needsInputGradient: true),
        256 => new ConvChain<Lanes256>(shapes, needsInputGradient: true),
        _ => new ConvChain<Lanes512>(shapes, needsInputGradient: true),
    };

    private static TorchSharp.Modules.Sequential Modules(BlockShape shape)
    {
        var network = Sequential();
        if (shape.Enlarged) network.append(Upsample(scale_factor: [2, 2]));
        network.append(Conv2d(shape.Inputs, shape.Outputs, 3, stride: shape.Stride, padding: shape.Padding));
        if (shape.Activation == Activation.Relu) network.append(ReLU());
        if (shape.Activation == Activation.Sigmoid) network.append(Sigmoid());
        if (shape.Pooled) network.append(MaxPool2d(2, ceil_mode: shape.CeilMode));
        return network.to(ScalarType.Float64);
    }

    private static void Alike(Tensor expected, Tensor actual, string what)
    {
        Assert.Equal(expected.shape, actual.shape);
        var error = ((expected - actual.to(ScalarType.Float64)).abs().max() / expected.abs().max()).item<double>();
        Assert.True(error < 1e-5, $"{what}: relative error {error:E2}");
    }
}
