using System.Text.Json.Nodes;
using TorchSharp.Libtorch.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.Modules;

/// <summary>Each module, from PyTorch's start state: output, and gradients of sum(output * wave), as PyTorch has them.</summary>
public class ModuleGoldenTests
{
    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> s_modules = new()
    {
        ["Linear"] = () => Linear(5, 3),
        ["Linear no bias"] = () => Linear(5, 3, hasBias: false),
        ["Conv1d"] = () => Conv1d(4, 3, 3, stride: 2, padding: 1),
        ["Conv1d same"] = () => Conv1d(4, 3, 4, Padding.Same, dilation: 2),
        ["Conv2d"] = () => Conv2d(4, 3, 3),
        ["Conv2d same"] = () => Conv2d(4, 3, 3, Padding.Same),
        ["Conv2d stride"] = () => Conv2d(4, 6, (3, 2), stride: (2, 1), padding: (1, 0), groups: 2),
        ["Conv2d reflect"] = () => Conv2d(4, 3, 3, padding: 1, padding_mode: PaddingModes.Reflect, bias: false),
        ["Conv2d circular"] = () => Conv2d(4, 3, 3, padding: 1, padding_mode: PaddingModes.Circular),
        ["ConvTranspose1d"] = () => ConvTranspose1d(4, 3, 3, stride: 2, padding: 1, output_padding: 1),
        ["ConvTranspose2d"] = () => ConvTranspose2d(4, 3, 3, stride: 2, padding: 1, output_padding: 1),
        ["ConvTranspose2d groups"] = () => ConvTranspose2d(4, 6, 2, groups: 2, dilation: 2),
        ["BatchNorm1d"] = () => BatchNorm1d(5),
        ["BatchNorm1d signal"] = () => BatchNorm1d(4, momentum: 0.3),
        ["BatchNorm2d"] = () => BatchNorm2d(4),
        ["BatchNorm2d plain"] = () => BatchNorm2d(4, affine: false, track_running_stats: false),
        ["InstanceNorm1d"] = () => InstanceNorm1d(4),
        ["InstanceNorm2d"] = () => InstanceNorm2d(4, affine: true),
        ["LayerNorm"] = () => LayerNorm(5),
        ["LayerNorm image"] = () => LayerNorm([6, 6]),
        ["GroupNorm"] = () => GroupNorm(2, 4),
        ["PReLU"] = () => PReLU(4),
        ["MaxPool1d"] = () => MaxPool1d(2),
        ["MaxPool2d"] = () => MaxPool2d(2),
        ["MaxPool2d padded"] = () => MaxPool2d(3, stride: 2, padding: 1),
        ["MaxPool2d ceil"] = () => MaxPool2d((2, 2), ceil_mode: true),
        ["AvgPool1d"] = () => AvgPool1d(3, stride: 2),
        ["AvgPool2d"] = () => AvgPool2d(2),
        ["AvgPool2d padded"] = () => AvgPool2d((3, 3), stride: (2, 2), padding: (1, 1), count_include_pad: false),
        ["AdaptiveAvgPool1d"] = () => AdaptiveAvgPool1d(4),
        ["AdaptiveAvgPool2d"] = () => AdaptiveAvgPool2d((2, 3)),
        ["AdaptiveMaxPool1d"] = () => AdaptiveMaxPool1d(4),
        ["AdaptiveMaxPool2d"] = () => AdaptiveMaxPool2d([2, 3]),
        ["Upsample"] = () => Upsample(scale_factor: [2, 2]),
        ["Upsample size"] = () => Upsample(size: [7, 9]),
        ["Upsample linear"] = () => Upsample(scale_factor: [2], mode: UpsampleMode.Linear),
        ["Upsample bilinear"] = () => Upsample(scale_factor: [1.5, 1.5], mode: UpsampleMode.Bilinear),
        ["Upsample aligned"] = () => Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear, align_corners: true),
        ["Upsample bicubic"] = () => Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bicubic),
        ["PixelShuffle"] = () => PixelShuffle(2),
        ["PixelUnshuffle"] = () => PixelUnshuffle(2),
        ["ChannelShuffle"] = () => ChannelShuffle(2),
        ["Flatten"] = () => Flatten(),
        ["Unflatten"] = () => Unflatten(1, [2, 2]),
        ["Unfold"] = () => Unfold(3, stride: 2, padding: 1),
        ["Fold"] = () => Fold(4, 2, stride: 2),
        ["Identity"] = () => Identity(),
        ["ZeroPad2d"] = () => ZeroPad2d((1, 2, 0, 3)),
        ["ConstantPad1d"] = () => ConstantPad1d(2, 0.7),
        ["ConstantPad2d"] = () => ConstantPad2d(1, 0.7),
        ["ReflectionPad1d"] = () => ReflectionPad1d((1, 2)),
        ["ReflectionPad2d"] = () => ReflectionPad2d((1, 2, 3, 0)),
        ["ReplicationPad1d"] = () => ReplicationPad1d((1, 2)),
        ["ReplicationPad2d"] = () => ReplicationPad2d(2),
        ["ReLU"] = () => ReLU(),
        ["ReLU6"] = () => ReLU6(),
        ["LeakyReLU"] = () => LeakyReLU(0.2),
        ["ELU"] = () => ELU(1.3),
        ["CELU"] = () => CELU(0.7),
        ["SELU"] = () => SELU(),
        ["GELU"] = () => GELU(),
        ["GELU tanh"] = () => GELU(TorchSharp.Modules.GELU.Approximate.tanh),
        ["SiLU"] = () => SiLU(),
        ["Mish"] = () => Mish(),
        ["Softplus"] = () => Softplus(2.0),
        ["LogSigmoid"] = () => LogSigmoid(),
        ["GLU"] = () => GLU(),
        ["Sigmoid"] = () => Sigmoid(),
        ["Tanh"] = () => Tanh(),
        ["Softsign"] = () => Softsign(),
        ["Hardtanh"] = () => Hardtanh(-0.5, 0.6),
        ["Hardsigmoid"] = () => Hardsigmoid(),
        ["Hardswish"] = () => Hardswish(),
        ["Tanhshrink"] = () => Tanhshrink(),
        ["Softshrink"] = () => Softshrink(0.3),
        ["Hardshrink"] = () => Hardshrink(0.3),
        ["Threshold"] = () => Threshold(0.1, 0.4),
        ["Softmax"] = () => Softmax(1),
        ["Softmin"] = () => Softmin(1),
        ["LogSoftmax"] = () => LogSoftmax(1),
        ["Softmax2d"] = () => Softmax2d(),
    };

    public static TheoryData<string> Names => ModuleGolden.Names("modules");

    [Theory]
    [MemberData(nameof(Names))]
    public void Module_FromPyTorchsState_ComputesPyTorchsValuesAndGradients(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        JsonNode expected = ModuleGolden.File["modules"][name]!;
        using Module<Tensor, Tensor> module = s_modules[name]();
        module.load_state_dict(expected["state"]!.AsObject().ToDictionary(pair => pair.Key, pair => Loaded(module, pair)));
        long[] shape = [.. expected["input"]!.AsArray().Select(size => size!.GetValue<long>())];
        Tensor x = GoldenFile.Wave(shape).requires_grad_();

        Tensor y = module.call(x);
        (y * GoldenFile.Wave(y.shape, 0.9)).sum().backward();

        GoldenFile.AssertClose(expected["output"]!, y, "output");
        GoldenFile.AssertClose(expected["inputGradient"]!, x.grad!, "gradient of the input");
        foreach (var (key, gradient) in expected["gradients"]!.AsObject())
            GoldenFile.AssertClose(gradient!, module.get_parameter(key)!.grad!, $"gradient of {key}");
        foreach (var (key, buffer) in expected["buffers"]!.AsObject())
            GoldenFile.AssertClose(buffer!, module.get_buffer(key)!, key);
    }

    [Fact]
    public void Cases_AreAllOfTheGoldenFile() =>
        Assert.Equal(ModuleGolden.File["modules"].Select(pair => pair.Key).Order(), s_modules.Keys.Order());

    private static Tensor Loaded(Module module, KeyValuePair<string, JsonNode?> entry) =>
        GoldenFile.Tensor(entry.Value!).to(module.state_dict()[entry.Key].dtype);
}
