using System.Globalization;
using Autoencoders.Data;
using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training.Cost;

/// <summary>
/// Holds what a training step asks of the machine to what it asked when this was written, so that a copy or an operator too many is seen without a stopwatch.
/// </summary>
public class StepCostTests
{
    private const double Tolerance = 1.03; // other versions of the run-time or of libtorch differ a little

    /// <summary>The costs that were measured last (libtorch 1.13.1, one thread). Lower them when a step becomes cheaper.</summary>
    private static readonly Dictionary<string, StepCost> s_known = new(StringComparer.Ordinal)
    {
        ["autoencoder"] = new(Operators: 99, CopiedBytes: 402_432, Allocations: 35, AllocatedBytes: 9_301_132, ManagedBytes: 3128),
        ["denoiser"] = new(Operators: 118, CopiedBytes: 402_440, Allocations: 40, AllocatedBytes: 9_702_564, ManagedBytes: 3712),
        ["variational"] = new(Operators: 269, CopiedBytes: 403_512, Allocations: 86, AllocatedBytes: 7_625_988, ManagedBytes: 5096),
        ["adversarial"] = new(Operators: 527, CopiedBytes: 412_728, Allocations: 145, AllocatedBytes: 45_878_664, ManagedBytes: 7840),
        ["assignment"] = new(Operators: 246, CopiedBytes: 4_447_272, Allocations: 84, AllocatedBytes: 16_345_396, ManagedBytes: 4912),
    };

    [Theory]
    [InlineData("autoencoder")]
    [InlineData("denoiser")]
    [InlineData("variational")]
    [InlineData("adversarial")]
    [InlineData("assignment")]
    public void Step_OfANetwork_CostsNoMoreThanItDid(string name)
    {
        var (cost, steps) = CourseNetworks.Measure(name);

        var grown = Grown(name, s_known[name], cost, steps);

        Assert.True(grown.Length == 0, grown);
        Assert.True(LeftAlive(steps) == 0, $"{name}: {steps.Count} steps left {LeftAlive(steps)} tensors alive.");
    }

    [Fact]
    public void Step_WithACopyTooMany_IsFound()
    {
        using var model = Sequential(("flatten", Flatten()), ("dense", Linear(784, 4)));
        var (before, _) = StepCost.Measure(model, null, batch => model.call(batch.Images).square().mean());

        var (after, steps) = StepCost.Measure(model, null, batch => model.call(batch.Images.clone()).square().mean());

        Assert.Equal(before.CopiedBytes + (4 * 784 * 128), after.CopiedBytes);
        Assert.Equal(before.Allocations + 1, after.Allocations);
        var grown = Grown("small", before, after, steps);
        Assert.StartsWith("small: bytes copied a step grew from ", grown.Split(Environment.NewLine)[1], StringComparison.Ordinal);
        Assert.Contains("The most frequent operators: aten::", grown, StringComparison.Ordinal);
        Assert.Empty(Grown("small", after, before, steps));
    }

    [Fact]
    public void Step_ThatKeepsATensor_IsFound()
    {
        using var model = Sequential(("flatten", Flatten()), ("dense", Linear(784, 4)));
        var kept = new List<Tensor>();

        var (_, steps) = StepCost.Measure(model, null, batch =>
        {
            var loss = model.call(batch.Images).square().mean();
            kept.Add(loss.detach().DetachFromDisposeScope());
            return loss;
        });

        kept.ForEach(tensor => tensor.Dispose());
        Assert.Equal(steps.Count, LeftAlive(steps));
    }

    private static long LeftAlive(IReadOnlyList<OperatorCounts> steps) => steps.Sum(step => step.LiveTensors);

    /// <summary>What has grown, a line for each figure; empty if nothing has.</summary>
    private static string Grown(string name, StepCost known, StepCost cost, IReadOnlyList<OperatorCounts> steps)
    {
        var lines = known.Figures.Zip(cost.Figures)
            .Where(pair => pair.Second.Value > pair.First.Value * Tolerance)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{name}: {pair.First.Name} a step grew from {pair.First.Value:N0} to {pair.Second.Value:N0}."))
            .ToList();
        if (lines.Count == 0) return "";
        lines.Add($"The most frequent operators: {StepCost.MostFrequent(steps[^1])}.");
        return string.Join(Environment.NewLine, lines);
    }
}
