using Autoencoders.Plotting;
using FsCheck;
using FsCheck.Fluent;

namespace Autoencoders.Tests.Plotting;

public class PngTests
{
    [Fact]
    public void Encode_OnePixel_HasTheChunksThatTheFormatAsksFor()
    {
        var file = Png.Encode([200], 1, 1, 1);

        Assert.Equal(["IHDR", "pHYs", "IDAT", "IEND"], new PngReader(file).Chunks);
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], file[^12..]); // IEND and its well-known check
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Encode_AnyPixels_ReadBackUnchanged(int channels) =>
        Prop.ForAll<byte[], byte>((bytes, widthSeed) =>
        {
            var width = (widthSeed % 7) + 1;
            var height = bytes.Length / channels / width;
            if (height == 0) return true;
            var pixels = bytes[..(width * height * channels)];
            var picture = new PngReader(Png.Encode(pixels, width, height, channels));
            return Enumerable.Range(0, width * height).All(i =>
                picture[i % width, i / width] == (pixels[i * channels], pixels[(i * channels) + (channels / 2)], pixels[(i * channels) + channels - 1]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Encode_WrongNumberOfBytes_NamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => Png.Encode(new byte[5], 2, 3, 1));

        Assert.Contains("2x3 pixels of 1 channels are 6 bytes, not 5", error.Message);
    }

    [Fact]
    public void Encode_TwoChannels_IsRefused() => Assert.Throws<ArgumentException>(() => Png.Encode(new byte[2], 1, 1, 2));

    [Fact]
    public void ToIndexedPng_FewColors_IsExact()
    {
        var canvas = new Canvas(20, 10);
        canvas.FillRectangle(0, 0, 10, 10, new Rgb(10, 200, 30));
        canvas.FillRectangle(5, 5, 15.5, 10, new Rgb(250, 0, 3));

        var picture = new PngReader(canvas.ToIndexedPng());

        Assert.Equal(3, picture.ColorType);
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal((canvas.Pixels[i * 3], canvas.Pixels[(i * 3) + 1], canvas.Pixels[(i * 3) + 2]), picture[i % 20, i / 20]);
        }
    }

    [Fact]
    public void ToIndexedPng_ManyColors_TakesTheNearestOf256()
    {
        var canvas = new Canvas(64, 64);
        for (var i = 0; i < 64 * 64; i++) (canvas.Pixels[i * 3], canvas.Pixels[(i * 3) + 1], canvas.Pixels[(i * 3) + 2]) = ((byte)(i % 64), (byte)(i / 64), 128);

        var picture = new PngReader(canvas.ToIndexedPng());

        Assert.Contains("PLTE", picture.Chunks);
        Assert.All(Enumerable.Range(0, 64), x => Assert.InRange(picture[x, 40].Red, 0, 63));
    }
}
