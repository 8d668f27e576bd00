using Autoencoders.Plotting;

namespace Autoencoders.Tests.Plotting;

public class StrokeFontTests
{
    [Fact]
    public void Find_EveryPrintableAsciiCharacter_HasAGlyph()
    {
        var missing = Glyphs.Find('\uFFFF');

        Assert.All(Enumerable.Range(' ', '~' - ' ' + 1), code => Assert.NotEqual(missing, Glyphs.Find((char)code)));
    }

    [Fact]
    public void Parse_EveryGlyph_StaysInItsBox()
    {
        foreach (var c in Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code))
        {
            var glyph = Glyphs.Find(c);
            Assert.All(GlyphPath.Parse(glyph.Path).SelectMany(stroke => stroke), p =>
            {
                Assert.InRange(p.X, -2, glyph.Width + 2);
                Assert.InRange(p.Y, -22, 82);
            });
        }
    }

    [Fact]
    public void Measure_Digits_AreEquallyWide() =>
        Assert.Single(Enumerable.Range(0, 10).Select(digit => StrokeFont.Measure(digit.ToString(), 20)).Distinct());

    [Fact]
    public void Draw_AnchoredAtItsEnd_LeavesTheRightOfThePlaceWhite()
    {
        var canvas = new Canvas(100, 40);

        StrokeFont.Draw(canvas, "0.12", 80, 30, 20, new Rgb(0, 0, 0), TextAnchor.End);

        Assert.All(Enumerable.Range(0, 40), y => Assert.Equal(255, canvas.Pixels[((y * 100) + 82) * 3]));
        Assert.Contains(canvas.Pixels, value => value < 50);
    }
}
