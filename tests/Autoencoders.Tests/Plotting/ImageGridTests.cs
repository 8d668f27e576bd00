using Autoencoders.Plotting;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Plotting;

public class ImageGridTests
{
    [Fact]
    public void Create_Checkerboard_EnlargesEveryPixelToASharpSquare()
    {
        using var scope = NewDisposeScope();
        var image = tensor(new[] { 0f, 1f, 1f, 0f }).reshape(1, 1, 2, 2);

        using var picture = new Pixels(ImageGrid.Create(image, scale: 5).Png.Span);

        var (left, top) = GridLayout.PlaceOf(new GridSpec(2, 2, 1, [[]], 10) { Scale = 5 }, 0);
        for (var i = 0; i < 100; i++)
        {
            var expected = (i % 10 < 5) == (i / 10 < 5) ? 0 : 255;
            Assert.Equal(expected, picture[left + (i % 10), top + (i / 10)].Red);
        }

        Assert.True(picture.IsGray);
    }

    [Fact]
    public void Create_Twice_IsTheSameFile()
    {
        using var scope = NewDisposeScope();
        var images = rand(3, 1, 28, 28);

        Assert.Equal(ImageGrid.Create(images, title: "Same").Png.ToArray(), ImageGrid.Create(images, title: "Same").Png.ToArray());
    }

    [Fact]
    public void Create_ColorImage_KeepsTheColors()
    {
        using var scope = NewDisposeScope();
        var image = tensor(new[] { 1f, 0.2f, 0f }).reshape(1, 3, 1, 1);

        using var picture = new Pixels(ImageGrid.Create(image, scale: 1).Png.Span);

        var (left, top) = GridLayout.PlaceOf(new GridSpec(1, 1, 3, [[]], 10), 0);
        Assert.Equal(((byte)255, (byte)51, (byte)0), picture[left, top]);
        Assert.False(picture.IsGray);
    }

    [Fact]
    public void Create_Stretched_UsesTheWholeRangeOfEachImage()
    {
        using var scope = NewDisposeScope();

        var bytes = ImageBytes.Of(tensor(new[] { -3f, 1f, 5f, 2f, 2f, 2f }).reshape(2, 1, 1, 3), stretch: true);

        Assert.Equal([0, 128, 255], bytes[0]);
        Assert.Equal([0, 0, 0], bytes[1]);
        Assert.Equal([0, 255, 255], ImageBytes.Of(tensor(new[] { -3f, 1f, 5f }).reshape(1, 1, 1, 3), stretch: false)[0]);
    }

    [Fact]
    public void Rows_TwoRows_AreLabelledAndDescribed()
    {
        using var scope = NewDisposeScope();

        var picture = ImageGrid.Rows(
            [("original", rand(4, 1, 28, 28)), ("output", rand(4, 1, 28, 28))], captions: ["1", "2", "3", "4"], title: "Digits");

        Assert.Equal("Grid of 8 images of 28x28 pixels: Digits (rows: original, output)", picture.ToString());
    }

    [Fact]
    public void SavePng_File_HasThePicture()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var picture = ImageGrid.Create(zeros(1, 1, 4, 4));
        var path = Path.Combine(folder.Path, "grid.png");

        picture.SavePng(path);

        Assert.Equal(picture.Png.ToArray(), File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Rows_OtherShape_NamesTheRow()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => ImageGrid.Rows([("a", zeros(4, 1, 28, 28)), ("b", zeros(3, 1, 28, 28))]));

        Assert.Contains("Row 'b' has the shape [3, 1, 28, 28]", error.Message);
    }

    [Fact]
    public void Create_WrongNumberOfCaptions_NamesBoth()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => ImageGrid.Create(zeros(3, 1, 4, 4), captions: ["one"]));

        Assert.Contains("3 places for captions, but 1 were given", error.Message);
    }

    [Fact]
    public void Create_FourChannels_IsRefused()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("not [1, 4, 2, 2]", Assert.Throws<ArgumentException>(() => ImageGrid.Create(zeros(1, 4, 2, 2))).Message);
    }
}
