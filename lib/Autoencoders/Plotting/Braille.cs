using System.Text;

namespace Autoencoders.Plotting;

/// <summary>
/// Small pictures in text: each sign of Unicode's Braille block (U+2800 to U+28FF) holds 2 x 4 dots, so a digit of 20 x 20 pixels takes 5
/// lines of 10 signs. Text is what every front end shows beside a chart's point; most show no image there.
/// </summary>
internal static class Braille
{
    private const char Blank = '\u2800';

    // the bit of each dot, by row and column: Unicode counts the dots down the left column, then down the right one, and the fourth row
    // last
    private static readonly byte[,] s_bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    /// <summary>The bright part of an image as lines of signs; no line when nothing is bright.</summary>
    /// <param name="pixels">The image, row by row, 0 to 255.</param>
    /// <param name="width">Pixels in a row.</param>
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> pixels, int width)
    {
        var (top, bottom, left, right) = (int.MaxValue, -1, int.MaxValue, -1);
        for (var i = 0; i < pixels.Length; i++)
        {
            if (!IsInk(pixels[i])) continue;
            var (row, column) = Math.DivRem(i, width);
            (top, bottom, left, right) = (Math.Min(top, row), row, Math.Min(left, column), Math.Max(right, column));
        }

        var lines = new List<string>();
        for (var row = top; row <= bottom; row += 4)
        {
            var line = new StringBuilder();
            for (var column = left; column <= right; column += 2) line.Append(Sign(pixels, width, row, column, bottom, right));
            lines.Add(line.ToString());
        }

        return lines;
    }

    private static char Sign(ReadOnlySpan<byte> pixels, int width, int row, int column, int bottom, int right)
    {
        var dots = 0;
        for (var down = 0; down < 4 && row + down <= bottom; down++)
        {
            for (var across = 0; across < 2 && column + across <= right; across++)
            {
                if (IsInk(pixels[((row + down) * width) + column + across])) dots |= s_bits[down, across];
            }
        }

        return (char)(Blank + dots);
    }

    private static bool IsInk(byte pixel) => pixel > 127;
}
