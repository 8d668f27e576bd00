using Autoencoders.Data;

namespace Autoencoders.Metrics;

/// <summary>
/// How far apart two samples are, read as normal distributions (Dowson and Landau, The Fréchet distance between multivariate normal
/// distributions, 1982): |m - n|^2 + tr(S + T - 2 (S T)^(1/2)), m and n the means, S and T the covariances. Heusel, Ramsauer, Unterthiner,
/// Nessler and Hochreiter (GANs trained by a two time-scale update rule, 2017) judge drawn images by it, on features of a classifier.
/// </summary>
/// <remarks>
/// It is 0 for equal means and covariances, whatever else differs, and never negative. Small samples raise it: compare only distances of
/// equally many rows, and state the distance of two real samples beside them.
/// </remarks>
public static class FrechetDistance
{
    /// <summary>The squared distance, in squared units of the rows.</summary>
    /// <param name="x">float [M, ...], M at least 2; all dimensions but the first are read as one of d numbers.</param>
    /// <param name="y">float [N, ...], N at least 2, of as many numbers.</param>
    /// <exception cref="ArgumentException">The samples are too small, differ in d, or hold NaN or infinite numbers.</exception>
    public static double Between(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var (rowsX, rowsY) = Sample.Rows(x, y);
        var (ofX, ofY) = (Normal.Of(rowsX, nameof(x)), Normal.Of(rowsY, nameof(y)));
        // S T and S^(1/2) T S^(1/2) have the same eigenvalues, and the second is symmetric.
        var (values, vectors) = linalg.eigh(ofX.Covariance);
        var root = (vectors * values.clamp(min: 0.0).sqrt()).matmul(vectors.t());
        var mixed = linalg.eigvalsh(root.matmul(ofY.Covariance).matmul(root)).clamp(min: 0.0).sqrt().sum();
        var distance = (ofX.Mean - ofY.Mean).square().sum() + ofX.Covariance.trace() + ofY.Covariance.trace() - (2 * mixed);
        return Math.Max(0, distance.item<double>());
    }

    /// <summary>A sample's mean [d] and covariance [d,d], in double precision.</summary>
    private sealed record Normal(Tensor Mean, Tensor Covariance)
    {
        public static Normal Of(Tensor sample, string name)
        {
            var rows = sample.detach().cpu().to(ScalarType.Float64);
            Refuse.If(!rows.isfinite().all().item<bool>(), name,
                $"Some numbers are NaN or infinite: look at what made them.");
            var mean = rows.mean([0L]);
            return new(mean, Sample.Covariance(rows, mean));
        }
    }
}
