using Course.Benchmarks.Measuring;

namespace Course.Tests.Benchmarks;

public sealed class FlopCounterTests
{
    private const long ConvLayers = (1 * 16 * 9 * 784) + (16 * 8 * 9 * 196) + (8 * 8 * 9 * 49) + (8 * 8 * 9 * 16) + (8 * 8 * 9 * 64) + (8 * 16 * 9 * 196) + (16 * 1 * 9 * 784);
    private const long DenseLayers = (784 * 512) + (512 * 2) + (512 * 2) + (2 * 512) + (512 * 784);
    private const long AssignmentLayers = (1 * 16 * 9 * 196) + (16 * 32 * 9 * 49) + (1568 * 40) + (20 * 1568) + (32 * 16 * 9 * 196) + (16 * 1 * 9 * 784);
    private const long AdversarialLayers = 2 * ((784 * 1000) + (1000 * 1000) + (1000 * 1000) + (1000 * 16));
    private const long DiscriminatorLayers = (16 * 500) + (3 * 500 * 500) + 500;

    [Theory]
    [InlineData("conv-autoencoder", (6 * ConvLayers) - (2 * 16 * 9 * 784))]
    [InlineData("denoiser", (6 * ConvLayers) - (2 * 16 * 9 * 784))]
    [InlineData("dense-vae", (6 * DenseLayers) - (2 * 784 * 512))]
    [InlineData("assignment", (6 * AssignmentLayers) - (2 * 16 * 9 * 196))]
    [InlineData("aae", (6 * AdversarialLayers) - (2 * 784 * 1000) + (2 * ((6 * DiscriminatorLayers) - (2 * 16 * 500))) + (4 * DiscriminatorLayers))]
    public void FlopsPerImage_OfEachTraining_AreThoseCountedByHand(string name, long expected) => Assert.Equal(expected, Workloads.Create(name).FlopsPerImage);

    [Fact]
    public void FlopsPerImage_OfTheFirstNotebook_Are4Point28Million() => Assert.Equal(4.28, Workloads.Create("conv-autoencoder").FlopsPerImage / 1e6, 0.005);

    [Fact]
    public void Training_OfOneLayer_NeedsNoGradientByItsInput() => Assert.Equal(2 * 2 * 10, FlopCounter.Training([10]));

    [Fact]
    public void Create_UnknownName_NamesTheOthers()
    {
        var error = Assert.Throws<ArgumentException>(() => Workloads.Create("gpt"));

        Assert.Contains("no workload 'gpt'", error.Message);
        Assert.Contains("dense-vae", error.Message);
    }
}
