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
        ["autoencoder"] = new(Operators: 135, CopiedBytes: 402_444, Allocations: 40, AllocatedBytes: 9_702_564, ManagedBytes: 3496),
        ["denoiser"] = new(Operators: 154, CopiedBytes: 402_452, Allocations: 49, AllocatedBytes: 11_709_628, ManagedBytes: 4512),
        ["variational"] = new(Operators: 345, CopiedBytes: 1_732_668, Allocations: 93, AllocatedBytes: 9_493_776, ManagedBytes: 5960),
        ["adversarial"] = new(Operators: 1016, CopiedBytes: 6_954_564, Allocations: 202, AllocatedBytes: 61_482_840, ManagedBytes: 8888),
        ["assignment"] = new(Operators: 298, CopiedBytes: 5_270_572, Allocations: 86, AllocatedBytes: 17_549_620, ManagedBytes: 5880),
    };

    [Theory]
    [InlineData("autoencoder")]
    [InlineData("denoiser")]
    [InlineData("variational")]
    [InlineData("adversarial")]
    [InlineData("assignment")]
    public void Step_OfANetwork_CostsNoMoreThanItDid(string name)
    {
        var (cost, counts) = CourseNetworks.Measure(name);

        var grown = Grown(name, s_known[name], cost, counts);

        Assert.True(grown.Length == 0, grown);
        Assert.True(counts.LiveTensors <= 0, $"{name}: the steps left {counts.LiveTensors} tensors alive.");
    }

    [Fact]
    public void Step_WithACopyTooMany_IsFound()
    {
        using var model = Sequential(("flatten", Flatten()), ("dense", Linear(784, 4)));
        var (before, _) = StepCost.Measure(model, null, batch => model.call(batch.Images).square().mean());

        var (after, counts) = StepCost.Measure(model, null, batch => model.call(batch.Images.clone()).square().mean());

        Assert.Equal(before.CopiedBytes + (4 * 784 * 128), after.CopiedBytes);
        Assert.Equal(before.Allocations + 1, after.Allocations);
        var grown = Grown("small", before, after, counts);
        Assert.StartsWith("small: bytes copied a step grew from ", grown.Split(Environment.NewLine)[1], StringComparison.Ordinal);
        Assert.Contains("The most frequent operators: aten::", grown, StringComparison.Ordinal);
        Assert.Empty(Grown("small", after, before, counts));
    }

    [Fact]
    public void Step_ThatKeepsATensor_IsFound()
    {
        using var model = Sequential(("flatten", Flatten()), ("dense", Linear(784, 4)));
        var kept = new List<Tensor>();

        var (_, counts) = StepCost.Measure(model, null, batch =>
        {
            var loss = model.call(batch.Images).square().mean();
            kept.Add(loss.detach().DetachFromDisposeScope());
            return loss;
        });

        kept.ForEach(tensor => tensor.Dispose());
        Assert.Equal(8, counts.LiveTensors);
    }

    /// <summary>What has grown, a line for each figure; empty if nothing has.</summary>
    private static string Grown(string name, StepCost known, StepCost cost, OperatorCounts counts)
    {
        var lines = known.Figures.Zip(cost.Figures)
            .Where(pair => pair.Second.Value > pair.First.Value * Tolerance)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{name}: {pair.First.Name} a step grew from {pair.First.Value:N0} to {pair.Second.Value:N0}."))
            .ToList();
        if (lines.Count == 0) return "";
        lines.Add($"The most frequent operators: {StepCost.MostFrequent(counts)}.");
        return string.Join(Environment.NewLine, lines);
    }
}
