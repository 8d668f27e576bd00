using Autoencoders.Baselines;

namespace Autoencoders.Tests.Baselines;

public class VectorsTests
{
    /// <summary>Below, at and above the number of doubles that a processor takes at once.</summary>
    public static TheoryData<int> Lengths => new(0, 1, 3, 4, 7, 8, 9, 31, 100);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_AnyLength_IsTheSumOfProducts(int length)
    {
        var (a, b) = Pair(length);

        Assert.Equal(a.Zip(b, (x, y) => x * y).Sum(), Vectors.Dot(a, b), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AddScaled_AnyLength_ChangesTheFirstAlone(int length)
    {
        var (a, b) = Pair(length);
        var (sum, other) = (a.ToArray(), b.ToArray());

        Vectors.AddScaled(sum, -0.5, other);

        Assert.Equal(a.Zip(b, (x, y) => x - (0.5 * y)), sum, (x, y) => Math.Abs(x - y) < 1e-15);
        Assert.Equal(b, other);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Rotate_AnyLength_TurnsEveryPair(int length)
    {
        var (a, b) = Pair(length);
        var (turnedA, turnedB) = (a.ToArray(), b.ToArray());

        Vectors.Rotate(turnedA, turnedB, 0.6, 0.8);

        Assert.Equal(a.Zip(b, (x, y) => (0.6 * x) - (0.8 * y)), turnedA, (x, y) => Math.Abs(x - y) < 1e-15);
        Assert.Equal(a.Zip(b, (x, y) => (0.8 * x) + (0.6 * y)), turnedB, (x, y) => Math.Abs(x - y) < 1e-15);
    }

    private static (double[] A, double[] B) Pair(int length)
    {
        var random = new Random(length);
        return (Numbers(), Numbers());

        double[] Numbers() => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
    }
}
