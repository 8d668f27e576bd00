using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Teaching.Tests.Assignment;

public class ExceptionTextTests
{
    [Theory]
    [InlineData("Expected 3D (unbatched) or 4D (batched) input with 16 channels to Conv2d.")]
    [InlineData(
        "Given groups=1, weight of size [8, 16, 3, 3], expected input[1, 3, 28, 28] to have 16 channels, but got 3 channels instead")]
    public void Explain_WrongChannels_SaysWhatToChange(string message) =>
        Assert.Contains("A convolution was made for 16 channels", ExceptionText.Explain(new ArgumentException(message)));

    [Fact]
    public void Explain_ConvolutionOfThisEngine_SaysWhatToChange()
    {
        using var scope = NewDisposeScope();
        using var convolution = Conv2d(16, 8, 3);

        var error = Assert.ThrowsAny<Exception>(() => convolution.call(rand(1, 3, 28, 28)));

        Assert.Contains("A convolution was made for 16 channels", ExceptionText.Explain(error));
    }
}
