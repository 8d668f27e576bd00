using TorchSharp;
using TorchSharp.Modules;
using VectorKernels.Optimizers;
using static TorchSharp.torch;

namespace VectorKernels.Tests;

public class OnePassTests
{
    public static TheoryData<string> Names => ["adam", "adam, other settings", "rmsprop", "sgd", "sgd with momentum", "adam with decay"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_TenSteps_AreTorchSharps(string name)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(4);
        var starts = new[] { randn(3, 5), randn(37), randn(4, 3, 3, 2).permute(0, 3, 1, 2) };
        Parameter[] plain = [.. starts.Select(Copy)];
        Parameter[] ours = [.. starts.Select(Copy)];
        using var expected = Make(name, plain);
        using var actual = Make(name, ours);

        for (var step = 0; step < 10; step++)
        {
            foreach (var (first, second) in plain.Zip(ours))
            {
                var gradient = randn_like(first);
                Give(first, gradient);
                Give(second, gradient);
            }

            expected.step();
            if (step == 5) actual.step(); // both ways take turns
            else OnePass.Step(actual);
        }

        Assert.All(plain.Zip(ours), pair => Assert.True((pair.First - pair.Second).abs().max().item<float>() < 1e-5));
    }

    [Fact]
    public void Step_ParameterWithoutGradient_IsLeftAsItIs()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(4));
        using var optimizer = optim.Adam([parameter]);

        OnePass.Step(optimizer);

        Assert.Equal(4, parameter.sum().item<float>());
    }

    [Fact]
    public void Step_GroupAddedAfterAStep_IsSteppedToo()
    {
        using var scope = NewDisposeScope();
        Parameter first = new(ones(4)), second = new(ones(4));
        using var optimizer = optim.SGD([first], 0.1);
        Give(first, ones(4));
        OnePass.Step(optimizer);
        optimizer.add_param_group(new SGD.ParamGroup([second], new SGD.Options { LearningRate = 0.5, InitialLearningRate = 0.5 }));
        Give(second, ones(4));

        OnePass.Step(optimizer);

        Assert.Equal(4 * 0.5f, second.sum().item<float>(), 1e-6f);
    }

    private static Parameter Copy(Tensor start)
    {
        var copy = empty_strided(start.shape, start.stride());
        copy.copy_(start);
        return new Parameter(copy);
    }

    private static void Give(Parameter parameter, Tensor gradient)
    {
        parameter.grad = null;
        (parameter * gradient).sum().backward();
    }

    private static optim.Optimizer Make(string name, IEnumerable<Parameter> parameters) => name switch
    {
        "adam" => optim.Adam(parameters, 1e-2),
        "adam, other settings" => optim.Adam(parameters, 1e-2, beta1: 0.5, beta2: 0.99, eps: 1e-3),
        "adam with decay" => optim.Adam(parameters, 1e-2, weight_decay: 0.1),
        "rmsprop" => optim.RMSProp(parameters, 1e-2),
        "sgd" => optim.SGD(parameters, 1e-2),
        _ => optim.SGD(parameters, 1e-2, momentum: 0.9),
    };
}
