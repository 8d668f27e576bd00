using Autoencoders.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Data;

public class ImageDatasetTests
{
    [Fact]
    public void Take_Part_SharesImagesAndKeepsNames()
    {
        using var data = SmallData.Rectangles(10);
        using var part = data.Take(4);

        Assert.Equal((4, 10), (part.Length, data.Length));
        Assert.Equal([4, 1, 28, 28], part.Images.shape);
        Assert.Equal("b", part.ClassOf(1));
        Assert.Equal("rectangles: 4 images of 1 x 28 x 28, 3 classes", part.ToString());
    }

    [Fact]
    public void Take_MoreThanThereAre_GivesAll()
    {
        using var data = SmallData.Rectangles(3);
        using var part = data.Take(100);

        Assert.Equal(3, part.Length);
    }

    [Fact]
    public void HoldOut_Three_GivesTheLastThreeAndTheRest()
    {
        using var data = SmallData.Rectangles(10);
        var (rest, held) = data.HoldOut(3);
        using (rest)
        using (held)
        {
            Assert.Equal((7, 3), (rest.Length, held.Length));
            Assert.Equal(data.Images[6].data<float>().ToArray(), rest.Images[6].data<float>().ToArray());
            Assert.Equal(data.Images[7].data<float>().ToArray(), held.Images[0].data<float>().ToArray());
            Assert.Equal(data.Labels[9].item<long>(), held.Labels[2].item<long>());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void HoldOut_NothingOrAll_IsRefused(int count)
    {
        using var data = SmallData.Rectangles(10);

        Assert.Contains("between 1 and 9 can be held out", Assert.Throws<ArgumentOutOfRangeException>(() => data.HoldOut(count)).Message);
    }

    [Fact]
    public void Select_Places_GivesThoseImagesInThatOrder()
    {
        using var data = SmallData.Rectangles(10);
        using var chosen = data.Select([7, 2]);

        Assert.Equal([1, 2], chosen.Labels.data<long>().ToArray());
        Assert.Equal(data.Images[7].data<float>().ToArray(), chosen.Images[0].data<float>().ToArray());
    }

    [Fact]
    public void Constructor_InAScope_OutlivesIt()
    {
        ImageDataset data;
        using (NewDisposeScope()) data = SmallData.Rectangles(2);

        Assert.False(data.Images.IsInvalid);
        data.Dispose();
        Assert.Contains("was disposed", Assert.Throws<ObjectDisposedException>(() => data.Images).Message);
        data.Dispose();
    }

    [Theory]
    [InlineData(255f, 0f, "The images of 'x' must lie in [0, 1], but run from 0 to 255. Divide them by 255.")]
    [InlineData(2f, -1f, "The images of 'x' must lie in [0, 1], but run from -1 to 1. Scale them, for example with (x + 1) / 2.")]
    [InlineData(1f, float.NaN, "The images of 'x' must lie in [0, 1], but 1,568 of 1,568 values are NaN.")]
    public void Constructor_PixelsOutsideZeroToOne_AreRefusedWithTheirRange(float scale, float shift, string text)
    {
        using var scope = NewDisposeScope();
        var images = arange(0, 2 * 784, 1, ScalarType.Float32).div((2 * 784) - 1).reshape(2, 1, 28, 28);

        Assert.Equal(text, Assert.Throws<ArgumentException>(() => Make((images * scale) + shift)).Message);
        Assert.Equal(2, Make(images).Length);

        static ImageDataset Make(Tensor images) => new("x", images, zeros(2, ScalarType.Int64), []);
    }

    [Fact]
    public void Constructor_WrongShapesOrTypes_AreNamed()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("[N, C, H, W]",
            Assert.Throws<ArgumentException>(() => new ImageDataset("x", zeros(2, 28, 28), zeros(2, ScalarType.Int64), [])).Message);
        Assert.Contains("int64 tensor [2]",
            Assert.Throws<ArgumentException>(() => new ImageDataset("x", zeros(2, 1, 28, 28), zeros(3, ScalarType.Int64), [])).Message);
        Assert.Contains("not Byte [2, 1, 28, 28]", Assert.Throws<ArgumentException>(
            () => new ImageDataset("x", zeros(2, 1, 28, 28, ScalarType.Byte), zeros(2, ScalarType.Int64), [])).Message);
        Assert.Contains(
            "not Float32 [2]", Assert.Throws<ArgumentException>(() => new ImageDataset("x", zeros(2, 1, 28, 28), zeros(2), [])).Message);
    }

    [Fact]
    public void ClassOf_LabelWithoutAName_IsNamed()
    {
        using var data = new ImageDataset("few", zeros(2, 1, 28, 28), tensor(new[] { 0L, 7L }), ["a"]);

        Assert.Contains(
            "Image 1 of 'few' has the label 7, which has no name", Assert.Throws<InvalidOperationException>(() => data.ClassOf(1)).Message);
    }
}
