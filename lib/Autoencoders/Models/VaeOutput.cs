namespace Autoencoders.Models;

/// <summary>What a variational autoencoder makes of a batch.</summary>
/// <param name="Reconstruction">The decoded samples, [N, 1, 28, 28] in (0, 1).</param>
/// <param name="Mu">The means of the codes' distributions, [N, K].</param>
/// <param name="LogVar">The logarithms of their variances, [N, K]; the standard deviation is exp(0.5 logVar).</param>
/// <param name="Z">The samples that were decoded, [N, K].</param>
public sealed record VaeOutput(Tensor Reconstruction, Tensor Mu, Tensor LogVar, Tensor Z);

/// <summary>The distribution of a code: independent normal numbers.</summary>
/// <param name="Mu">Means, [N, K].</param>
/// <param name="LogVar">Logarithms of the variances, [N, K]; the standard deviation is exp(0.5 logVar).</param>
public sealed record LatentNormal(Tensor Mu, Tensor LogVar)
{
    /// <summary>
    /// Draws one code for each image: z = mu + exp(0.5 logVar) * eps with eps from N(0, I). The randomness enters from outside, so that
    /// gradients flow to mu and logVar (Kingma and Welling, Auto-Encoding Variational Bayes, 2014, section 2.4).
    /// </summary>
    /// <returns>Codes [N, K].</returns>
    public Tensor Sample() => Mu + ((LogVar * 0.5).exp() * randn_like(Mu));
}

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
