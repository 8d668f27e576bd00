using System.Text.Json.Nodes;
using TorchSharp.Libtorch.Tests.Golden;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.Modules;

/// <summary>Each loss: its value, and its gradient with respect to the first input, as PyTorch has them.</summary>
public class LossGoldenTests
{
    private static readonly Dictionary<string, Func<Tensor[], Tensor>> s_losses = new()
    {
        ["MSELoss mean"] = x => MSELoss().call(x[0], x[1]),
        ["MSELoss sum"] = x => MSELoss(Reduction.Sum).call(x[0], x[1]),
        ["MSELoss none"] = x => MSELoss(Reduction.None).call(x[0], x[1]),
        ["BCELoss mean"] = x => BCELoss().call(x[0], x[1]),
        ["BCELoss sum"] = x => BCELoss(reduction: Reduction.Sum).call(x[0], x[1]),
        ["BCELoss none"] = x => functional.binary_cross_entropy(x[0], x[1], reduction: Reduction.None),
        ["CrossEntropyLoss mean"] = x => CrossEntropyLoss().call(x[0], x[1]),
        ["CrossEntropyLoss sum"] = x => CrossEntropyLoss(reduction: Reduction.Sum).call(x[0], x[1]),
        ["CrossEntropyLoss none"] = x => functional.cross_entropy(x[0], x[1], reduction: Reduction.None),
        ["L1Loss"] = x => L1Loss().call(x[0], x[1]),
        ["SmoothL1Loss"] = x => SmoothL1Loss(beta: 0.5).call(x[0], x[1]),
        ["HuberLoss"] = x => HuberLoss(0.5).call(x[0], x[1]),
        ["BCELoss weight"] = x => BCELoss(Weights()).call(x[0], x[1]),
        ["BCEWithLogitsLoss"] = x => BCEWithLogitsLoss().call(x[0], x[1]),
        ["BCEWithLogitsLoss weights"] = x => BCEWithLogitsLoss(Weights(), pos_weights: Weights()).call(x[0], x[1]),
        ["CrossEntropyLoss weight"] = x => CrossEntropyLoss(Weights(), ignore_index: 1).call(x[0], x[1]),
        ["CrossEntropyLoss chances"] = x => functional.cross_entropy(x[0], x[1], label_smoothing: 0.1),
        ["NLLLoss"] = x => NLLLoss(Weights()).call(x[0], x[1]),
        ["KLDivLoss"] = x => KLDivLoss().call(x[0], x[1]),
        ["KLDivLoss chances"] = x => KLDivLoss(log_target: false, Reduction.Sum).call(x[0], x[1]),
        ["PoissonNLLLoss"] = x => PoissonNLLLoss().call(x[0], x[1]),
        ["GaussianNLLLoss"] = x => GaussianNLLLoss(full: true).call(x[0], x[1], x[2]),
        ["SoftMarginLoss"] = x => SoftMarginLoss().call(x[0], x[1]),
        ["HingeEmbeddingLoss"] = x => HingeEmbeddingLoss(0.5).call(x[0], x[1]),
        ["CosineEmbeddingLoss"] = x => CosineEmbeddingLoss(0.1).call(x[0], x[1], x[2]),
        ["MarginRankingLoss"] = x => MarginRankingLoss(0.1).call(x[0], x[1], x[2]),
        ["TripletMarginLoss"] = x => TripletMarginLoss().call(x[0], x[1], x[2]),
    };

    public static TheoryData<string> Names => EngineUnderTest.Held(ModuleGolden.Names("losses"), "GaussianNLLLoss"); // adds up each example before it takes the mean

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_OfGivenInputs_HasPyTorchsValueAndGradient(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        JsonNode expected = ModuleGolden.File["losses"][name]!;
        Tensor[] inputs = [.. expected["inputs"]!.AsArray().Select((kind, i) => Input(kind!.GetValue<string>(), i))];
        inputs[0].requires_grad_();

        Tensor value = s_losses[name](inputs);
        (value.dim() > 0 ? value * GoldenFile.Wave(value.shape, 0.9) : value).sum().backward();

        GoldenFile.AssertClose(expected["output"]!, value, "loss");
        GoldenFile.AssertClose(expected["inputGradient"]!, inputs[0].grad!, "gradient");
    }

    private static Tensor Weights() => tensor(new[] { 0.5f, 2f, 1.5f });

    private static Tensor Input(string kind, int i) => kind switch
    {
        "real" => GoldenFile.Wave([4, 3], 0.3 + i),
        "chance" => GoldenFile.Wave([4, 3], 0.3 + i, 0.4, 0.5),
        "log" => functional.log_softmax(GoldenFile.Wave([4, 3], 0.3 + i), 1).detach(),
        "positive" => GoldenFile.Wave([4, 3], 0.3 + i, 0.4, 0.6),
        "class" => tensor(new long[] { 0, 2, 1, 2 }),
        "sign" => tensor(new[] { 1f, -1, -1, 1 }),
        "signs" => GoldenFile.Wave([4, 3], 0.3 + i).sign(),
        "column" => GoldenFile.Wave([4], 0.3 + i),
        _ => throw new ArgumentException($"Unknown kind of input: {kind}."),
    };
}
