using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.SystemEngine.Interop;

/// <summary>Calls of every form that has a direct way, and calls that look like them but have to go the general way.</summary>
public class AtenTests
{
    private static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> Call, float Expected)> s_calls = new()
    {
        ["one tensor"] = ((a, _) => Aten.Call("neg", "", a), -3f),
        ["one tensor, a view"] = ((a, _) => Aten.Call("detach", "", a), 3f),
        ["two tensors"] = ((a, b) => Aten.Call("mul", "Tensor", a, b), 6f),
        ["two tensors and the default"] = ((a, b) => Aten.Call("add", "Tensor", a, b), 5f),
        ["two tensors and a real"] = ((a, b) => Aten.Call("add", "Tensor", a, b, 0.5), 4f),
        ["two tensors and an integer"] = ((a, b) => Aten.Call("sub", "Tensor", a, b, 2), -1f),
        ["a tensor and a real"] = ((a, _) => Aten.Call("pow", "Tensor_Scalar", a, 2.0), 9f),
        ["a tensor and an integer"] = ((a, _) => Aten.Call("fmod", "Scalar", a, 2), 1f),
        ["a tensor and a truth"] = ((a, _) => Aten.Call("mul", "Scalar", a, true), 3f),
        ["a tensor, a number and the default"] = ((a, _) => Aten.Call("add", "Scalar", a, 1.5), 4.5f),
        ["a tensor and two numbers"] = ((a, _) => Aten.Call("add", "Scalar", a, 1.5, 2), 6f),
        ["a number for a tensor"] = ((a, _) => Aten.Call("mul", "Tensor", a, 1.5), 4.5f),
        ["an optional number that is missing"] = ((a, _) => Aten.Call("clamp", "", a, Arg.None, 2.5), 2.5f),
        ["a dimension"] = ((a, _) => Aten.Call("unsqueeze", "", a, 0), 3f),
    };

    public static TheoryData<string> Forms => [.. s_calls.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Call_OfEachForm_GivesItsValueAndGradient(string form)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor([3f]).requires_grad_(), b = tensor([2f]);

        Tensor result = s_calls[form].Call(a, b);

        Assert.Equal(s_calls[form].Expected, result.item<float>());
        Assert.Equal(form != "one tensor, a view", result.requires_grad);
    }

    [Fact]
    public void InPlace_WithAnyNumberOfArguments_ChangesAndReturnsTheSameTensor()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor tensor = ones(2) * 4;

        Tensor result = tensor.sqrt_().add_(1).add_(ones(2), 2).addcmul_(ones(2), ones(2), 3);

        Assert.Same(tensor, result);
        Assert.Equal([8f, 8f], tensor.data<float>().ToArray());
    }

    [Theory]
    [InlineData("mul")]
    [InlineData("add")]
    public void Call_OfShapesThatDoNotFit_SaysWhatLibtorchSays(string name)
    {
        using Tensor a = ones(2, 3), b = ones(4, 5);

        var error = Assert.Throws<ExternalException>(() => Aten.Call(name, "Tensor", a, b));

        Assert.Contains("The size of tensor a (3) must match the size of tensor b (5)", error.Message, StringComparison.Ordinal);
        using Tensor after = Aten.Call(name, "Tensor", a, a);
        Assert.Equal([2, 3], after.shape);
    }

    [Fact]
    public void Call_OfAnUnknownOperator_NamesIt()
    {
        using Tensor a = ones(1);

        var error = Assert.Throws<ExternalException>(() => Aten.Call("no_such_thing", "", a));
        var other = Assert.Throws<ExternalException>(() => Aten.Call("course::no_such_thing", "", a));

        Assert.Contains("aten::no_such_thing", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" course::no_such_thing", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_WithTooFewArguments_SaysWhichIsMissing()
    {
        using Tensor a = ones(1);

        var error = Assert.Throws<ExternalException>(() => Aten.Call("mul", "Tensor", a));

        Assert.Contains("'other' is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_FromSeveralThreads_KeepsTheirResultsApart()
    {
        var sums = new float[8];

        Parallel.For(0, sums.Length, thread =>
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor sum = zeros(1), step = ones(1) * thread;
            for (int i = 0; i < 500; i++) sum = (sum + step).DetachFromDisposeScope().MoveToOtherDisposeScope(scope);
            sums[thread] = sum.item<float>();
        });

        Assert.Equal([0, 500, 1000, 1500, 2000, 2500, 3000, 3500], sums);
    }
}
