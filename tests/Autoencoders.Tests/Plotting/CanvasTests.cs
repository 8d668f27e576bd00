using Autoencoders.Plotting;

namespace Autoencoders.Tests.Plotting;

public class CanvasTests
{
    private static readonly Rgb Black = new(0, 0, 0);

    [Fact]
    public void FillRectangle_HalfAPixel_IsHalfAsDark()
    {
        var canvas = new Canvas(3, 1);

        canvas.FillRectangle(0, 0, 1.5, 1, Black);

        Assert.Equal([0, 128, 255], Reds(canvas));
    }

    [Fact]
    public void Stroke_WholePixels_IsSharp()
    {
        var canvas = new Canvas(1, 5);

        canvas.Stroke([[new Point(-5, 2), new Point(5, 2)]], 2, Black);

        Assert.Equal([255, 0, 0, 255, 255], Reds(canvas));
    }

    [Fact]
    public void Stroke_CrossingPaths_LaysTheColorOnOnce()
    {
        var (once, twice) = (new Canvas(9, 9), new Canvas(9, 9));
        Point[] line = [new(1, 2), new(8, 7)];

        once.Stroke([line], 1, Black);
        twice.Stroke([line, line], 1, Black);

        Assert.Equal(once.Pixels, twice.Pixels);
    }

    [Fact]
    public void FillCircle_BeyondTheEdge_IsCutOff()
    {
        var canvas = new Canvas(4, 4);

        canvas.FillCircle(0, 0, 2, Black);

        Assert.Equal((0, 255), (canvas.Pixels[0], canvas.Pixels[^1]));
    }

    [Fact]
    public void ToPng_WithoutColors_IsGrayscale()
    {
        var canvas = new Canvas(2, 2);
        Assert.Equal(0, new PngReader(canvas.ToPng()).ColorType);

        canvas.FillRectangle(0, 0, 1, 1, new Rgb(1, 2, 3));
        Assert.Equal(2, new PngReader(canvas.ToPng()).ColorType);
    }

    private static byte[] Reds(Canvas canvas) => [.. canvas.Pixels.Where((_, i) => i % 3 == 0)];
}
