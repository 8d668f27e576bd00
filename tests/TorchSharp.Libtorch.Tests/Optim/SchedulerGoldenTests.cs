using TorchSharp.Libtorch.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Libtorch.Tests.Optim;

/// <summary>Each scheduler's rates over 15 epochs, as PyTorch's.</summary>
public class SchedulerGoldenTests
{
    private static readonly Dictionary<string, Func<optim.Optimizer, LRScheduler>> s_schedulers = new()
    {
        ["StepLR"] = o => StepLR(o, 3, 0.5),
        ["MultiStepLR"] = o => MultiStepLR(o, [2, 5, 9], 0.3),
        ["ExponentialLR"] = o => ExponentialLR(o, 0.9),
        ["ConstantLR"] = o => ConstantLR(o, 0.25, 4),
        ["LinearLR"] = o => LinearLR(o, 0.2, 1.0, 6),
        ["PolynomialLR"] = o => PolynomialLR(o, 8, 2.0),
        ["CosineAnnealingLR"] = o => CosineAnnealingLR(o, 10, 0.01),
        ["LambdaLR"] = o => LambdaLR(o, epoch => 1.0 / (1 + epoch)),
        ["MultiplicativeLR"] = o => MultiplicativeLR(o, _ => 0.95),
        ["OneCycleLR"] = o => OneCycleLR(o, 0.4, total_steps: 16),
        ["OneCycleLR linear"] = o => OneCycleLR(
            o, 0.4, epochs: 4, steps_per_epoch: 4, anneal_strategy: impl.OneCycleLR.AnnealStrategy.Linear, three_phase: true),
        ["CyclicLR"] = o => CyclicLR(o, 0.05, 0.3, step_size_up: 4),
        ["CyclicLR shrinking"] = o => CyclicLR(
            o, 0.05, 0.3, step_size_up: 3, step_size_down: 4, mode: impl.CyclicLR.Mode.Triangular2),
    };

    public static TheoryData<string> Names => [.. s_schedulers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_FifteenTimes_GivesPyTorchsRatesAndMomenta(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var expected = ModuleGolden.File["schedulers"][name]!;
        using SGD optimizer = optim.SGD([new Parameter(ones(1))], 0.1, momentum: 0.9);
        LRScheduler scheduler = s_schedulers[name](optimizer);
        for (int epoch = 0; epoch < 15; epoch++)
        {
            double rate = expected["rates"]![epoch]!.GetValue<double>();
            Assert.Equal(rate, scheduler.get_last_lr().Single(), 1e-9);
            Assert.Equal(rate, optimizer.ParamGroups.Single().LearningRate, 1e-9);
            if (HoldsMomenta(name)) Assert.Equal(expected["momenta"]![epoch]!.GetValue<double>(), ((optim.IMomentum)optimizer.ParamGroups.Single()).Momentum, 1e-9);
            scheduler.step();
        }
    }

    // In the package the momentum of CyclicLR rises with the rate, where PyTorch's falls.
    private static bool HoldsMomenta(string name) => !EngineUnderTest.IsPackage || !name.StartsWith("CyclicLR", StringComparison.Ordinal);

    [Fact]
    public void ReduceLROnPlateau_OfFiguresThatStopFalling_GivesPyTorchsRates()
    {
        var expected = ModuleGolden.File["schedulers"]["ReduceLROnPlateau"]!;
        using SGD optimizer = optim.SGD([new Parameter(ones(1))], 0.1);
        LRScheduler scheduler = ReduceLROnPlateau(optimizer, factor: 0.5, patience: 2, cooldown: 1, min_lr: [0.02]);

        double[] rates = [.. expected["figures"]!.AsArray().Select(figure =>
        {
            scheduler.step(figure!.GetValue<double>());
            return optimizer.ParamGroups.Single().LearningRate;
        })];

        Assert.Equal(expected["rates"]!.AsArray().Select(rate => Math.Round(rate!.GetValue<double>(), 12)), rates.Select(r => Math.Round(r, 12)));
    }
}
