using TorchSharp.Libtorch.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Optim;

/// <summary>Each optimizer's way down a small landscape, step by step, as PyTorch's.</summary>
public class OptimizerGoldenTests
{
    private static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> s_optimizers = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.1),
        ["SGD momentum"] = p => optim.SGD(p, 0.05, momentum: 0.9, dampening: 0.1, weight_decay: 0.01),
        ["SGD nesterov"] = p => optim.SGD(p, 0.05, momentum: 0.9, nesterov: true),
        ["SGD maximize"] = p => optim.SGD(p, 0.01, maximize: true),
        ["Adam"] = p => optim.Adam(p, 0.05),
        ["Adam amsgrad"] = p => optim.Adam(p, 0.05, 0.8, 0.9, weight_decay: 0.01, amsgrad: true),
        ["AdamW"] = p => optim.AdamW(p, 0.05, weight_decay: 0.1),
        ["RMSProp"] = p => optim.RMSProp(p, 0.02),
        ["RMSProp centered"] = p => optim.RMSProp(p, 0.01, alpha: 0.9, momentum: 0.5, centered: true, weight_decay: 0.01),
        ["Adagrad"] = p => optim.Adagrad(p, 0.1, lr_decay: 0.01, initial_accumulator_value: 0.1, weight_decay: 0.01),
        ["Adadelta"] = p => optim.Adadelta(p, 1.0),
        ["Adamax"] = p => optim.Adamax(p, 0.05, weight_decay: 0.01),
        ["NAdam"] = p => optim.NAdam(p, 0.05, weight_decay: 0.01),
        ["RAdam"] = p => optim.RAdam(p, 0.05),
    };

    public static TheoryData<string> Names => EngineUnderTest.Held(ModuleGolden.Names("optimizers"), "NAdam", "RAdam"); // a factor too many in each

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_TenTimes_TakesPyTorchsWay(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var (matrix, vector) = (new Parameter(GoldenFile.Wave([3, 2], 2.0)), new Parameter(GoldenFile.Wave([4], 2.0)));
        using optim.Optimizer optimizer = s_optimizers[name]([matrix, vector]);
        foreach (var expected in ModuleGolden.File["optimizers"][name]!.AsArray())
        {
            optimizer.zero_grad();
            Loss(matrix, vector).backward();
            optimizer.step();

            float[] found = [.. matrix.data<float>(), .. vector.data<float>()];
            Assert.Equal(found.Length, expected!.AsArray().Count);
            for (int i = 0; i < found.Length; i++) Assert.Equal(expected[i]!.GetValue<float>(), found[i], 1e-5f);
        }
    }

    internal static Tensor Loss(Tensor matrix, Tensor vector) =>
        ((matrix - GoldenFile.Wave([3, 2], 0.7)).pow(2) * GoldenFile.Wave([3, 2], 0.1, 0.5, 1)).sum() + (vector - 0.5).pow(4).sum();
}
