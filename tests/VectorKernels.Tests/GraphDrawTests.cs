using Xunit.Abstractions;
using static TorchSharp.torch;

namespace VectorKernels.Tests;

public class GraphDrawTests(ITestOutputHelper output)
{
    private const double Allowed = 1e-5;

    [Fact]
    public void Gradients_TwoHundredDraws_AreThoseOfDoublePrecision() => Draw(0, 200);

    [Fact]
    [Trait("Category", "Long")]
    public void Gradients_TenThousandDraws_AreThoseOfDoublePrecision() => Draw(1_000, 10_000);

    private void Draw(int firstSeed, int count)
    {
        set_num_threads(1); // libtorch's threads wait actively, which costs more than such small layers gain
        var largest = 0.0;
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            using var scope = NewDisposeScope();
            var draw = GraphDraw.Of(seed);
            var difference = draw.LargestDifference();
            // Where sums cancel, single precision has fewer digits: then TorchSharp's layers miss as much.
            var isRight = difference < Allowed || difference < 4 * draw.LargestDifferenceOfLayers();
            Assert.True(isRight, $"draw {seed}: {difference:E2} off; {draw.Description}");
            largest = Math.Max(largest, difference);
        }

        output.WriteLine($"{count} draws, largest relative difference {largest:E2}");
    }
}
