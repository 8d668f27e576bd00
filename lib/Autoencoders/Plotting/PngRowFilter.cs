namespace Autoencoders.Plotting;

/// <summary>
/// Filters the rows of a PNG: of the plain row, the differences to the left and the differences to the row above, it takes the one
/// with the smallest sum of absolute differences, which compresses best as a rule.
/// </summary>
internal sealed class PngRowFilter(int stride, int channels)
{
    private readonly byte[] _previous = new byte[stride];
    private readonly byte[][] _candidates = [new byte[stride + 1], new byte[stride + 1], new byte[stride + 1]];

    /// <summary>The filtered row: the number of the filter (0 none, 1 left, 2 above), then the bytes.</summary>
    public ReadOnlySpan<byte> Filter(ReadOnlySpan<byte> row)
    {
        for (var i = 0; i < stride; i++)
        {
            _candidates[0][i + 1] = row[i];
            _candidates[1][i + 1] = (byte)(row[i] - (i < channels ? 0 : row[i - channels]));
            _candidates[2][i + 1] = (byte)(row[i] - _previous[i]);
        }

        row.CopyTo(_previous);
        var best = 0;
        for (var filter = 0; filter < _candidates.Length; filter++)
        {
            _candidates[filter][0] = (byte)filter;
            if (Cost(_candidates[filter]) < Cost(_candidates[best])) best = filter;
        }

        return _candidates[best];
    }

    private static long Cost(byte[] candidate)
    {
        var sum = 0L;
        for (var i = 1; i < candidate.Length; i++) sum += Math.Abs((int)(sbyte)candidate[i]);
        return sum;
    }
}
