using Autoencoders.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Metrics;

public class FrechetDistanceTests
{
    [Fact]
    public void Between_OneNumberARow_IsTheFormula()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor(new float[,] { { 0 }, { 2 } }), tensor(new float[,] { { 3 }, { 9 } }));

        // means 1 and 6, variances 2 and 18: 5^2 + 2 + 18 - 2 sqrt(36)
        Assert.Equal(33, FrechetDistance.Between(x, y), 1e-9);
    }

    [Fact]
    public void Between_CovariancesThatDoNotCommute_IsTheFormula()
    {
        using var scope = NewDisposeScope();
        var x = randn([400, 3], generator: new Generator(1)).matmul(tensor(new float[,] { { 1, 2, 0 }, { 0, 1, 0 }, { 0, 0, 3 } }));
        var y = randn([300, 3], generator: new Generator(2)).matmul(tensor(new float[,] { { 1, 0, 0 }, { -2, 1, 0 }, { 1, 1, 1 } })) + 1;

        var (s, t) = (Covariance(x), Covariance(y));
        var roots = linalg.eigvals(s.matmul(t)).real.sqrt().sum().item<double>(); // of S T itself, which is not symmetric
        var shift = (x.to(float64).mean([0L]) - y.to(float64).mean([0L])).square().sum().item<double>();
        var expected = shift + s.trace().item<double>() + t.trace().item<double>() - (2 * roots);

        Assert.Equal(expected, FrechetDistance.Between(x, y), 1e-4);
        Assert.Equal(FrechetDistance.Between(x, y), FrechetDistance.Between(y, x), 1e-6);
    }

    [Fact]
    public void Between_SampleAndItself_IsZeroEvenWhereANumberNeverChanges()
    {
        using var scope = NewDisposeScope();
        var x = cat([randn([50, 2, 2], generator: new Generator(3)), zeros(50, 1, 2)], 1);

        Assert.Equal(0, FrechetDistance.Between(x, x), 1e-6);
        Assert.Equal(6, FrechetDistance.Between(x, x + 1), 1e-6); // six numbers, each moved by one
    }

    [Fact]
    public void Between_UnfitSamples_AreRefusedByName()
    {
        using var scope = NewDisposeScope();
        var x = zeros(4, 3);

        Assert.Contains("not [1, 3]", Refused(zeros(1, 3), x), StringComparison.Ordinal);
        Assert.Contains("3 and 2 numbers a row", Refused(x, zeros(4, 2)), StringComparison.Ordinal);
        Assert.Contains("NaN", Refused(x, x / x), StringComparison.Ordinal);

        static string Refused(Tensor x, Tensor y) => Assert.Throws<ArgumentException>(() => FrechetDistance.Between(x, y)).Message;
    }

    private static Tensor Covariance(Tensor x)
    {
        var centred = x.to(float64) - x.to(float64).mean([0L]);
        return centred.t().matmul(centred) / (x.shape[0] - 1);
    }
}
