using System.Diagnostics;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Modules;

/// <summary>Runs alone: it measures the memory of the whole process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public class MeasuredAlone;

[Collection(nameof(MemoryTests))]
[Trait("Category", "Slow")]
public class MemoryTests
{
    private const int Steps = 5000;
    private const int WarmUp = 200;

    [Fact]
    public void Training_WithScopes_KeepsTheResidentSetFlat_AndWithoutThemUnderThreeTimes()
    {
        set_num_threads(1);
        var (start, scoped) = Train(useScopes: true);
        var (_, unscoped) = Train(useScopes: false);

        Assert.True(scoped < 1.05 * start, $"With scopes: {start >> 20} MB after {WarmUp} steps, {scoped >> 20} MB at most later.");
        Assert.True(unscoped < 3 * scoped, $"Without scopes: {unscoped >> 20} MB at most, with scopes {scoped >> 20} MB.");
    }

    /// <summary>The resident set after the warm-up, and the greatest one later.</summary>
    private static (long Start, long Peak) Train(bool useScopes)
    {
        using var model = new ConvAutoencoder();
        using var optimizer = optim.Adam(model.parameters());
        using Tensor data = rand(256, 1, 28, 28);
        long start = 0, peak = 0;
        for (int step = 1; step <= Steps; step++)
        {
            using (useScopes ? NewDisposeScope() : null)
            {
                optimizer.zero_grad();
                Tensor batch = data.narrow(0, step % 64 * 4, 4);
                nn.functional.binary_cross_entropy(model.call(batch), batch).backward();
                optimizer.step();
            }

            if (step == WarmUp) start = peak = ResidentSet();
            if (step > WarmUp && step % 50 == 0) peak = Math.Max(peak, ResidentSet());
        }

        return (start, peak);
    }

    private static long ResidentSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
