using Autoencoders.Data;

namespace Autoencoders.Metrics;

/// <summary>Rows of numbers, drawn from one distribution.</summary>
internal static class Sample
{
    private const int RowsAtOnce = 2000;

    /// <summary>Two samples to be compared, each as rows of equally many numbers: [M, ...] and [N, ...] to [M, d] and [N, d].</summary>
    public static (Tensor X, Tensor Y) Rows(Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Require(x, nameof(x));
        Require(y, nameof(y));
        var (rowsX, rowsY) = (x.flatten(1), y.flatten(1));
        Refuse.If(rowsX.shape[1] != rowsY.shape[1], nameof(y),
            $"The samples have {rowsX.shape[1]} and {rowsY.shape[1]} numbers a row; give equally many.");
        return (rowsX, rowsY);
    }

    /// <summary>An error that names the argument when there are fewer than two rows.</summary>
    public static void Require(Tensor sample, string name) => Refuse.If(sample.dim() < 2 || sample.shape[0] < 2, name,
        $"A sample needs two or more rows [N, ...], not {sample.ShapeText()}.");

    /// <summary>The covariance matrix [d, d] of rows [N, d] with a known mean [d]: the divisor is N - 1, the precision double.</summary>
    public static Tensor Covariance(Tensor rows, Tensor mean)
    {
        var sum = zeros(mean.shape[0], mean.shape[0], dtype: ScalarType.Float64);
        foreach (var some in rows.split(RowsAtOnce))
        {
            using var step = NewDisposeScope();
            var centred = some.to(ScalarType.Float64) - mean; // [n, d]
            sum.add_(centred.t().matmul(centred));
        }

        return sum.div_(rows.shape[0] - 1);
    }
}
