using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.SystemEngine.Kernels;

/// <summary>Compares modules that a <see cref="TorchSharp.Modules.Sequential"/> runs as one operator with the same modules one by one, through libtorch.</summary>
internal static class FusedBlock
{
    private const double Tolerance = 1e-5; // of the greatest value

    /// <summary>Runs modules one after the other, a dense layer by libtorch's operator.</summary>
    public static Tensor OneByOne(Module<Tensor, Tensor>[] modules, Tensor input) =>
        modules.Aggregate(input, (x, module) => module is Linear layer ? Aten.Call("linear", "", x, layer.weight, layer.bias) : module.call(x));

    /// <summary>The results and all gradients are equal, up to rounding; that by the input where the input needs one.</summary>
    public static void AssertSame(Module<Tensor, Tensor>[] modules, Tensor input, string what)
    {
        using var scope = NewDisposeScope();
        var expected = Run(value => OneByOne(modules, value), modules, input);
        var actual = Run(Sequential(modules).call, modules, input);
        foreach (var (name, value) in expected) AssertClose(value, actual[name], $"{name} of {what}");
    }

    public static void AssertClose(Tensor expected, Tensor actual, string what)
    {
        Assert.True(expected.shape.SequenceEqual(actual.shape), $"{what}: [{string.Join(", ", actual.shape)}] for [{string.Join(", ", expected.shape)}]");
        var difference = (expected - actual).abs().max().item<float>();
        Assert.True(difference <= Tolerance * (expected.abs().max().item<float>() + 1e-3), $"{what}: {difference} away");
    }

    private static Dictionary<string, Tensor> Run(Func<Tensor, Tensor> network, Module<Tensor, Tensor>[] modules, Tensor input)
    {
        Tensor x = input.detach().clone();
        if (input.requires_grad) x.requires_grad_();
        foreach (var module in modules) module.zero_grad();
        Tensor result = network(x);
        (result * (arange(result.numel(), ScalarType.Float32).reshape(result.shape).sin() + 0.5)).sum().backward(); // no sum of it is near zero
        var values = new Dictionary<string, Tensor> { ["result"] = result };
        if (x.requires_grad) values["input's gradient"] = x.grad!;
        foreach (var (name, parameter) in modules.SelectMany(module => module.named_parameters())) values[$"{name}'s gradient"] = parameter.grad!.clone();
        return values;
    }
}
