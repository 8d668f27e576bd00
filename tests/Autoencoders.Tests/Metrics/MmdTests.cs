using Autoencoders.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

public class MmdTests
{
    private static readonly double[] s_scales = [0.1, 0.2, 0.5, 1, 2, 5, 10];

    [Fact]
    public void Between_TwoPointsEach_IsTheFormula()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor(new float[,] { { 0 }, { 1 } }), tensor(new float[,] { { 3 }, { 5 } }));

        // pairs of x: 1 apart; of y: 2 apart; across: 3, 5, 2 and 4 apart
        Assert.Equal(Kernel(1) + Kernel(4) - (2 * (Kernel(9) + Kernel(25) + Kernel(4) + Kernel(16)) / 4), Mmd.Between(x, y), 1e-5);

        static double Kernel(double square) => s_scales.Sum(s => 2 * s / ((2 * s) + square));
    }

    [Fact]
    public void Between_SamplesOfManyRows_EqualsTheDoubleSums()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (randn([230, 2, 3], generator: new Generator(1)), rand([170, 2, 3], generator: new Generator(2)));
        var (rowsX, rowsY) = (Rows(x), Rows(y));

        var expected = Mean(rowsX, rowsX, 230) + Mean(rowsY, rowsY, 170) - (2 * Mean(rowsX, rowsY, 0));

        Assert.Equal(expected, Mmd.Between(x, y), 1e-5);

        static float[][] Rows(Tensor sample) => [.. sample.data<float>().Chunk(6)];

        static double Mean(float[][] a, float[][] b, int same) =>
            a.SelectMany((p, i) => b.Where((_, j) => same == 0 || i != j).Select(q => Kernel(p, q))).Average();

        static double Kernel(float[] p, float[] q)
        {
            var square = p.Zip(q, (a, b) => (double)(a - b) * (a - b)).Sum();
            return s_scales.Sum(s => 12 * s / ((12 * s) + square));
        }
    }

    [Fact]
    public void ToNormal_NormalSample_IsNearZeroAndShiftedOrNarrowSamplesAreNot()
    {
        using var scope = NewDisposeScope();
        var normal = randn([800, 8], generator: new Generator(7));

        Assert.Equal(0, Mmd.ToNormal(normal), 0.01);
        Assert.True(Mmd.ToNormal(normal + 0.5) > 0.1);
        Assert.True(Mmd.ToNormal(normal * 0.5) > 0.1);
        Assert.True(Mmd.ToNormal(normal + 1) > Mmd.ToNormal(normal + 0.5));
    }

    [Fact]
    public void ToNormal_SeveralSeeds_IsUnbiased()
    {
        using var scope = NewDisposeScope();

        var samples = Enumerable.Range(1000, 40).Select(seed => randn([50, 2], generator: new Generator((ulong)seed)));
        var estimates = samples.Select((sample, i) => Mmd.ToNormal(sample, seed: i)).ToArray();

        Assert.Contains(estimates, estimate => estimate < 0);
        Assert.Equal(0, estimates.Average(), 0.02);
    }

    [Fact]
    public void ToNormal_SameSeed_GivesTheSameNumberWhateverTheGlobalOne()
    {
        using var scope = NewDisposeScope();
        var codes = rand(30, 3);

        var first = Mmd.ToNormal(codes, 4);
        manual_seed(1);

        Assert.Equal(first, Mmd.ToNormal(codes, 4));
        Assert.NotEqual(first, Mmd.ToNormal(codes, 5));
    }

    [Fact]
    public void Between_WrongShapes_NamesThem()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("not [1, 3]", Assert.Throws<ArgumentException>(() => Mmd.Between(rand(1, 3), rand(4, 3))).Message);
        Assert.Contains("3 and 2 numbers", Assert.Throws<ArgumentException>(() => Mmd.Between(rand(4, 3), rand(4, 2))).Message);
    }

    [Fact]
    public void Between_LeavesNoTensor()
    {
        using var sample = rand(20, 2);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        _ = Mmd.ToNormal(sample);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
