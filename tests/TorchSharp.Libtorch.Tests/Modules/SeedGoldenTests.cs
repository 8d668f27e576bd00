using TorchSharp.Libtorch.Tests.Golden;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.Modules;

/// <summary>A seed gives the weights that it gives in PyTorch: the same distributions, drawn in the same order.</summary>
public class SeedGoldenTests
{
    private static readonly Dictionary<string, Action<Tensor>> s_fills = new()
    {
        ["uniform_"] = t => init.uniform_(t, -1, 2),
        ["normal_"] = t => init.normal_(t, 1, 2),
        ["xavier_uniform_"] = t => init.xavier_uniform_(t),
        ["xavier_normal_"] = t => init.xavier_normal_(t),
        ["kaiming_uniform_"] = t => init.kaiming_uniform_(t),
        ["kaiming_normal_"] = t => init.kaiming_normal_(t, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU),
        ["orthogonal_"] = t => init.orthogonal_(t),
        ["trunc_normal_"] = t => init.trunc_normal_(t, 0, 1, -1, 1.5),
        ["eye_"] = t => init.eye_(t),
    };

    public static TheoryData<string> Names => EngineUnderTest.Held(s_fills.Keys, "trunc_normal_"); // mean and deviation change places there

    [Fact]
    public void Layers_AfterASeed_StartWithPyTorchsWeights()
    {
        manual_seed(7);
        (string Name, Module Module)[] layers =
        [
            ("Linear", Linear(5, 3)),
            ("Conv1d", Conv1d(2, 3, 3)),
            ("Conv2d", Conv2d(2, 4, 3)),
            ("ConvTranspose2d", ConvTranspose2d(2, 3, 3)),
            ("Embedding", Embedding(4, 3, padding_idx: 1)),
            ("Bilinear", Bilinear(2, 3, 2)),
        ];

        foreach (var (layer, module) in layers)
            foreach (var (name, parameter) in module.named_parameters())
                GoldenFile.AssertClose(ModuleGolden.File["seeded"][$"{layer}.{name}"]!, parameter, $"{layer}.{name}", 1e-7);
        Assert.Equal(11, layers.Sum(layer => layer.Module.parameters().Count()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Init_AfterASeed_GivesPyTorchsValues(string name)
    {
        using Tensor values = empty(4, 3);
        manual_seed(11);

        s_fills[name](values);

        GoldenFile.AssertClose(ModuleGolden.File["seeded"][name]!, values, name);
    }

    [Fact]
    public void Dirac_OfConvolutionWeights_KeepsChannels()
    {
        using Tensor values = init.dirac_(empty(3, 2, 3, 3));
        GoldenFile.AssertClose(ModuleGolden.File["seeded"]["dirac_"]!, values, "dirac_");
    }
}
