using TorchSharp;
using VectorKernels.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VectorKernels.Tests;

public class BinaryCrossEntropyTests
{
    [Theory]
    [InlineData(1, 7)]
    [InlineData(5, 784)]
    [InlineData(130, 100)]
    public void PerImage_ValuesAndGradients_AreTorchSharps(int images, int size)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        var start = rand(images, 1, size) * 1.2 - 0.1; // with some zeros and ones
        var (targets, upstream) = (rand(images, 1, size), rand(images));
        var (plain, ours) = (start.clamp(0, 1).detach().requires_grad_(), start.clamp(0, 1).detach().requires_grad_());
        var expected = functional.binary_cross_entropy(plain, targets, reduction: Reduction.None).flatten(1).sum(1);
        expected.backward([upstream]);

        var sums = BinaryCrossEntropy.PerImage(ours, targets);
        sums.backward([upstream]);

        Assert.True(((expected - sums) / expected).abs().max().item<float>() < 1e-5);
        var scale = plain.grad!.abs().clamp_min(1e-3);
        Assert.True(((plain.grad! - ours.grad!) / scale).abs().max().item<float>() < 1e-4);
    }

    [Fact]
    public void PerImage_OfTwoTypes_IsLeftToTorchSharp()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(
            ScalarType.Float64, BinaryCrossEntropy.PerImage(full(2, 3, 0.5, ScalarType.Float64), zeros(2, 3, ScalarType.Float64)).dtype);
    }
}
