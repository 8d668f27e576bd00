using System.Runtime.CompilerServices;

namespace Autoencoders.Baselines;

/// <summary>
/// The eigenvalues and eigenvectors of a symmetric matrix, in double precision: Householder reflections make it tridiagonal, implicit QL
/// steps then make it diagonal (Golub and Van Loan, Matrix Computations, chapter 8.3). About 5 n^3 operations: a second for n = 784.
/// </summary>
internal static class SymmetricEigen
{
    private const int MostSteps = 60; // for one eigenvalue; two are usual
    private const double Precision = 1.0 / (1L << 53); // of a double

    /// <summary>All eigenvalues, and the eigenvectors of the largest ones.</summary>
    /// <param name="matrix">The matrix, n x n, row by row. It serves as working memory: its content is lost.</param>
    /// <param name="n">Its rows and columns.</param>
    /// <param name="count">How many eigenvectors are wanted.</param>
    /// <returns>
    /// The n eigenvalues, the largest first and each exact to about 1e-15 of the largest, and the first <paramref name="count"/> eigenvectors,
    /// each of n numbers and length 1.
    /// </returns>
    /// <exception cref="ArithmeticException">The matrix holds NaN or infinity.</exception>
    public static (double[] Values, double[][] Vectors) Solve(double[] matrix, int n, int count)
    {
        var infinite = Array.FindIndex(matrix, value => !double.IsFinite(value));
        if (infinite >= 0)
        {
            throw new ArithmeticException(
                $"Only a finite matrix has eigenvalues, not one with {matrix[infinite]} at row {infinite / n}, column {infinite % n}: check the data.");
        }

        var (diagonal, beside, scales) = (new double[n], new double[n], new double[n]);
        Tridiagonalise(matrix, n, diagonal, beside, scales);
        var vectors = new double[n][]; // vectors[i] belongs to diagonal[i], in the tridiagonal matrix's coordinates
        for (var i = 0; i < n; i++) (vectors[i] = new double[n])[i] = 1;
        Diagonalise(diagonal, beside, vectors);
        var order = Enumerable.Range(0, n).OrderByDescending(i => diagonal[i]).ToArray();
        var wanted = order.Take(count).Select(i => vectors[i]).ToArray();
        foreach (var vector in wanted) ReflectBack(matrix, n, scales, vector);
        return ([.. order.Select(i => diagonal[i])], wanted);
    }

    /// <summary>
    /// Replaces A by H A H with H = I - s v v', for one row after the other, so that only its diagonal and the numbers beside it are left.
    /// Each v stays in the row that it was made of, right of the diagonal, and each s in <paramref name="scales"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tridiagonalise(double[] a, int n, double[] diagonal, double[] beside, double[] scales)
    {
        var product = new double[n];
        for (var k = 0; k < n; k++)
        {
            diagonal[k] = a[(k * n) + k];
            var rest = n - k - 1;
            if (rest == 0) break;
            var v = a.AsSpan((k * n) + k + 1, rest);
            var length = Math.Sqrt(Vectors.Dot(v, v));
            beside[k] = v[0] > 0 ? -length : length;
            v[0] -= beside[k];
            var square = Vectors.Dot(v, v);
            if (square == 0) continue;
            var scale = scales[k] = 2 / square;
            // with w = s A v - (s^2 v'A v / 2) v, H A H = A - v w' - w v'
            var w = product.AsSpan(0, rest);
            for (var i = 0; i < rest; i++) w[i] = scale * Vectors.Dot(a.AsSpan(((k + 1 + i) * n) + k + 1, rest), v);
            Vectors.AddScaled(w, -0.5 * scale * Vectors.Dot(w, v), v);
            for (var i = 0; i < rest; i++)
            {
                var row = a.AsSpan(((k + 1 + i) * n) + k + 1, rest);
                Vectors.AddScaled(row, -v[i], w);
                Vectors.AddScaled(row, -w[i], v);
            }
        }
    }

    /// <summary>Turns the tridiagonal matrix until nothing is left beside its diagonal, and the vectors with it.</summary>
    private static void Diagonalise(double[] diagonal, double[] beside, double[][] vectors)
    {
        var n = diagonal.Length;
        var negligible = Enumerable.Range(0, n).Max(i => Math.Abs(diagonal[i]) + Math.Abs(beside[i])) * Precision;
        for (var low = 0; low < n; low++)
        {
            for (var step = 0; BlockEnd(low) is var high && high > low; step++)
            {
                if (step == MostSteps) throw new ArithmeticException($"Eigenvalue {low} of {n} was not found in {MostSteps} steps.");
                Turn(diagonal, beside, vectors, low, high);
            }
        }

        int BlockEnd(int place)
        {
            while (place < n - 1 && Math.Abs(beside[place]) > negligible) place++;
            return place;
        }
    }

    /// <summary>
    /// One implicit QL step on the rows from <paramref name="low"/> to <paramref name="high"/>: shifted by about the eigenvalue at the upper
    /// left end, it rotates from the lower right end upwards.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(double[] diagonal, double[] beside, double[][] vectors, int low, int high)
    {
        var half = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
        var shift = diagonal[low] - (beside[low] / (half + Math.CopySign(Math.Sqrt((half * half) + 1), half)));
        var (cosine, sine, moved, chased) = (1.0, 1.0, 0.0, diagonal[high] - shift);
        for (var i = high - 1; i >= low; i--)
        {
            var (bulge, above) = (sine * beside[i], cosine * beside[i]);
            var length = Math.Sqrt((bulge * bulge) + (chased * chased));
            beside[i + 1] = length;
            if (length == 0) // the block has fallen apart
            {
                diagonal[i + 1] -= moved;
                beside[high] = 0;
                return;
            }

            (sine, cosine) = (bulge / length, chased / length);
            var middle = diagonal[i + 1] - moved;
            var turned = ((diagonal[i] - middle) * sine) + (2 * cosine * above);
            moved = sine * turned;
            diagonal[i + 1] = middle + moved;
            chased = (cosine * turned) - above;
            Vectors.Rotate(vectors[i], vectors[i + 1], cosine, sine);
        }

        diagonal[low] -= moved;
        beside[low] = chased;
        beside[high] = 0;
    }

    /// <summary>Brings a vector of the tridiagonal matrix to the coordinates of the original one.</summary>
    private static void ReflectBack(double[] a, int n, double[] scales, double[] vector)
    {
        for (var k = n - 2; k >= 0; k--)
        {
            var v = a.AsSpan((k * n) + k + 1, n - k - 1);
            var part = vector.AsSpan(k + 1);
            Vectors.AddScaled(part, -scales[k] * Vectors.Dot(v, part), v);
        }
    }
}
