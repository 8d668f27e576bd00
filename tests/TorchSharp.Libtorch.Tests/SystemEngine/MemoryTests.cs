using TorchSharp.Libtorch.Tests.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.SystemEngine;

/// <summary>Runs alone: it measures the memory of the whole process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public class MeasuredAlone;

[Collection(nameof(MemoryTests))]
[Trait("Category", "Slow")]
public class MemoryTests
{
    private const int Steps = 5000;
    private const int WarmUp = 200;
    private const int LookEvery = 50;

    [Fact]
    public void Training_WithScopes_KeepsTheResidentSetFlat_AndWithoutThemUnderThreeTimes()
    {
        set_num_threads(1);
        var (start, end, leftAlive) = TrainWithScopes();
        var unscoped = TrainWithoutScopes();

        Assert.Equal(0, leftAlive);
        Assert.True(end < 1.05 * start, $"With scopes: {start >> 20} MB after {WarmUp} steps, {end >> 20} MB after {Steps}.");
        Assert.True(unscoped < 3 * end, $"Without scopes: {unscoped >> 20} MB at most, with scopes {end >> 20} MB.");
    }

    /// <summary>The resident set after the warm-up and at the end, and the tensors that the steps between them left alive.</summary>
    private static (long Start, long End, long LeftAlive) TrainWithScopes()
    {
        using var training = new Training();
        for (var step = 1; step <= WarmUp; step++) StepWithScope(training);
        var start = ResidentSetWithoutGarbage();
        var alive = Tensor.TotalCount;
        for (var step = WarmUp + 1; step <= Steps; step++) StepWithScope(training);
        var leftAlive = Tensor.TotalCount - alive; // before the collector could free what a scope forgot
        return (start, ResidentSetWithoutGarbage(), leftAlive);
    }

    private static void StepWithScope(Training training)
    {
        using var scope = NewDisposeScope();
        training.Step();
    }

    /// <summary>The largest resident set that was seen.</summary>
    private static long TrainWithoutScopes()
    {
        using var training = new Training();
        long peak = 0;
        for (var step = 1; step <= Steps; step++)
        {
            training.Step();
            if (step % LookEvery == 0) peak = Math.Max(peak, Environment.WorkingSet);
        }

        return peak;
    }

    /// <summary>The runtime first lets garbage grow to the size of the processor's cache, which on a large server is more than the training needs.</summary>
    private static long ResidentSetWithoutGarbage()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }

    private sealed class Training : IDisposable
    {
        private readonly ConvAutoencoder _model = new();
        private readonly optim.Optimizer _optimizer;
        private readonly Tensor _data = rand(256, 1, 28, 28);
        private int _steps;

        public Training() => _optimizer = optim.Adam(_model.parameters());

        public void Step()
        {
            _optimizer.zero_grad();
            var batch = _data.narrow(0, _steps++ % 64 * 4, 4);
            nn.functional.binary_cross_entropy(_model.call(batch), batch).backward();
            _optimizer.step();
        }

        public void Dispose()
        {
            _data.Dispose();
            _optimizer.Dispose();
            _model.Dispose();
        }
    }
}
