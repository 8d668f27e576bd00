namespace VectorKernels.Convolution;

/// <summary>
/// Pixels of a result that are computed alike: each is a sum over the same places around a pixel of the source. A plain convolution has one
/// phase; after an enlargement there are four, one for each of the pixels that one pixel became, and each needs only 2x2 places, since some
/// of the nine weights fall on the same pixel and are added up before.
/// </summary>
/// <param name="Row">The first row of the result; the next ones are <see cref="ResultStep"/> apart.</param>
/// <param name="Column">The first column of the result.</param>
/// <param name="ResultStep">Distance of the phase's pixels in the result.</param>
/// <param name="SourceStep">Distance of the pixels in the source that belong to neighbours in the phase.</param>
/// <param name="Taps">The places, relative to the source pixel (0, 0) that belongs to the first pixel of the phase, and the weights that
/// are added up for each, as numbers 0 to 8.</param>
internal sealed record Phase(int Row, int Column, int ResultStep, int SourceStep, IReadOnlyList<Tap> Taps)
{
    private static readonly int[] s_both = [0, 1];

    /// <summary>The phases of a block's convolution; the source is its input.</summary>
    public static Phase[] Forward(BlockShape shape)
    {
        if (!shape.Enlarged) return [new(0, 0, 1, shape.Stride, Tap.Group(Weights((ky, kx) => (ky - shape.Padding, kx - shape.Padding))))];
        return
        [
            .. from row in s_both from column in s_both
               let weights = Weights((ky, kx) => (Half(row + ky - shape.Padding), Half(column + kx - shape.Padding)))
               select new Phase(row, column, 2, 1, Tap.Group(weights)),
        ];
    }

    /// <summary>The phases of the gradient for the block's input; the source is the gradient for what the convolution made.</summary>
    public static Phase[] Backward(BlockShape shape)
    {
        if (shape.Enlarged)
        {
            var all = from row in s_both from column in s_both
                      from weight in Weights((ky, kx) => (row + shape.Padding - ky, column + shape.Padding - kx))
                      select weight;
            return [new(0, 0, 1, 2, Tap.Group(all))];
        }

        if (shape.Stride == 1) return [new(0, 0, 1, 1, Tap.Group(Weights((ky, kx) => (shape.Padding - ky, shape.Padding - kx))))];
        return
        [
            .. from row in s_both from column in s_both
               let weights = Weights((ky, kx) => (row + shape.Padding - ky, column + shape.Padding - kx))
                   .Where(weight => weight.Row % 2 == 0 && weight.Column % 2 == 0)
               select new Phase(row, column, 2, 1, Tap.Group(weights.Select(weight => (weight.Row / 2, weight.Column / 2, weight.Weight)))),
        ];
    }

    private static IEnumerable<(int Row, int Column, int Weight)> Weights(Func<int, int, (int Row, int Column)> place) =>
        from ky in Enumerable.Range(0, 3) from kx in Enumerable.Range(0, 3)
        let at = place(ky, kx)
        select (at.Row, at.Column, (3 * ky) + kx);

    private static int Half(int enlarged) => enlarged >> 1;
}

/// <summary>A place in the source.</summary>
/// <param name="Row">Rows below the pixel.</param>
/// <param name="Column">Columns right of the pixel.</param>
/// <param name="Weights">The weights that meet it.</param>
internal sealed record Tap(int Row, int Column, int[] Weights)
{
    /// <summary>One tap for each place, row by row.</summary>
    public static Tap[] Group(IEnumerable<(int Row, int Column, int Weight)> weights) =>
        [.. weights.GroupBy(weight => (weight.Row, weight.Column)).OrderBy(place => place.Key)
            .Select(place => new Tap(place.Key.Row, place.Key.Column, [.. place.Select(weight => weight.Weight)]))];
}
