using Autoencoders.Baselines;
using FsCheck;
using FsCheck.Fluent;

namespace Autoencoders.Tests.Baselines;

public class SymmetricEigenTests
{
    [Fact]
    public void Solve_TwoByTwo_GivesItsClosedForm()
    {
        var (values, vectors) = SymmetricEigen.Solve([2, 1, 1, 2], 2, 2);

        Assert.Equal([3, 1], values, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(Math.Sqrt(0.5), Math.Abs(vectors[0][0]), 1e-15);
        Assert.Equal(vectors[0][0], vectors[0][1], 1e-15);
        Assert.Equal(vectors[1][0], -vectors[1][1], 1e-15);
    }

    [Fact]
    public void Solve_SecondDifferences_GivesTheKnownCosines()
    {
        const int n = 40; // 2 on the diagonal and -1 beside it: the eigenvalues are 2 - 2 cos(k pi / (n + 1))
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            matrix[(i * n) + i] = 2;
            if (i > 0) matrix[(i * n) + i - 1] = matrix[((i - 1) * n) + i] = -1;
        }

        var (values, _) = SymmetricEigen.Solve(matrix, n, 0);

        for (var k = 1; k <= n; k++) Assert.Equal(2 - (2 * Math.Cos(k * Math.PI / (n + 1))), values[n - k], 1e-13);
    }

    [Fact]
    public void Solve_AnySymmetricMatrix_GivesOrthonormalVectorsThatItOnlyScales() =>
        Prop.ForAll<int, byte, byte>((seed, size, rank) =>
        {
            var n = 1 + (size % 30);
            var matrix = RandomMatrix(n, 1 + (rank % n), new Random(seed));
            var norm = Math.Sqrt(matrix.Sum(value => value * value));

            var (values, vectors) = SymmetricEigen.Solve([.. matrix], n, n);

            for (var a = 0; a < n; a++)
            {
                for (var b = 0; b < n; b++) Assert.Equal(a == b ? 1 : 0, vectors[a].Zip(vectors[b], (x, y) => x * y).Sum(), 1e-12);
                for (var i = 0; i < n; i++)
                {
                    var image = Enumerable.Range(0, n).Sum(j => matrix[(i * n) + j] * vectors[a][j]);
                    Assert.Equal(values[a] * vectors[a][i], image, 1e-12 * (1 + norm));
                }
            }

            return values.SequenceEqual(values.OrderDescending());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Solve_Zeros_GivesUnitVectors()
    {
        var (values, vectors) = SymmetricEigen.Solve(new double[9], 3, 1);

        Assert.Equal([0, 0, 0], values);
        Assert.Equal(1, vectors[0].Sum(value => value * value));
    }

    [Fact]
    public void Solve_NotANumber_IsRefused()
    {
        var error = Assert.Throws<ArithmeticException>(() => SymmetricEigen.Solve([1, 0, double.NaN, 1], 2, 2));

        Assert.Contains("not one with NaN at row 1, column 0", error.Message);
    }

    /// <summary>A sum of outer products x x' with signs, so that eigenvalues are of both signs and repeat where the rank is low.</summary>
    private static double[] RandomMatrix(int n, int rank, Random random)
    {
        var matrix = new double[n * n];
        for (var term = 0; term < rank; term++)
        {
            var (sign, x) = (random.Next(2) == 0 ? 1 : -1, Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5).ToArray());
            for (var i = 0; i < matrix.Length; i++) matrix[i] += sign * x[i / n] * x[i % n];
        }

        return matrix;
    }
}
