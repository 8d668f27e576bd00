using static TorchSharp.torch;

namespace Autoencoders.Models;

/// <summary>Codes that cover a standard normal prior of two numbers evenly.</summary>
public static class PriorGrid
{
    /// <summary>
    /// A square grid of codes whose coordinates are the prior's quantiles (i + 1/2) / side, so that each cell of the grid holds the same
    /// share of the prior. Row after row: z2 falls from row to row and z1 rises from column to column, as in a plot.
    /// </summary>
    /// <param name="side">Rows and columns of the grid.</param>
    /// <returns>Codes [side * side, 2].</returns>
    public static Tensor Create(int side)
    {
        if (side < 1) throw new ArgumentOutOfRangeException(nameof(side), side, $"side is {side}; it must be at least 1.");
        using var scope = NewDisposeScope();
        var probabilities = (arange(0, side, 1, ScalarType.Float64) + 0.5) / side;
        var quantiles = ((probabilities * 2) - 1).erfinv() * Math.Sqrt(2); // the inverse of the normal distribution function
        var (z1, z2) = (quantiles.repeat(side), quantiles.flip(0).repeat_interleave(side));
        return stack([z1, z2], 1).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
