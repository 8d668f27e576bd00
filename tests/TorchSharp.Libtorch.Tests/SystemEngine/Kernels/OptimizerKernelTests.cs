using TorchSharp.Interop;
using TorchSharp.Libtorch.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.SystemEngine.Kernels;

/// <summary>The native steps against the same steps made of operators, which a parameter with gaps in its memory still takes.</summary>
public class OptimizerKernelTests : KernelTests
{
    private static readonly long[] s_shape = [260, 171]; // more than one thread's share, and no multiple of a vector

    private static readonly Dictionary<string, Func<Parameter, optim.Optimizer>> s_optimizers = new()
    {
        ["SGD"] = p => optim.SGD([p], 0.1, weight_decay: 0.1),
        ["SGD momentum"] = p => optim.SGD([p], 0.1, momentum: 0.9, dampening: 0.1, weight_decay: 0.1, maximize: true),
        ["SGD nesterov"] = p => optim.SGD([p], 0.1, momentum: 0.9, nesterov: true),
        ["Adam"] = p => optim.Adam([p], 0.01),
        ["Adam with all options"] = p => optim.Adam([p], 0.01, 0.8, 0.9, 1e-3, weight_decay: 0.1, maximize: true),
        ["AdamW"] = p => optim.AdamW([p], 0.01, weight_decay: 0.1),
        ["RMSProp"] = p => optim.RMSProp([p], 0.01),
        ["RMSProp with all options"] = p => optim.RMSProp([p], 0.01, 0.9, 1e-3, weight_decay: 0.1, momentum: 0.5, maximize: true),
        ["RMSProp centered"] = p => optim.RMSProp([p], 0.01, centered: true),
        ["Adam amsgrad"] = p => optim.Adam([p], 0.01, amsgrad: true),
    };

    public static TheoryData<string> Names => [.. s_optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_InOnePass_EqualsTheOperatorsSteps(string name)
    {
        var (dense, gaps) = (new Parameter(Start()), new Parameter(WithGaps(Start())));

        Train(s_optimizers[name](dense), dense);
        Train(s_optimizers[name](gaps), gaps);

        Assert.True(dense.allclose(gaps, rtol: 1e-6, atol: 2e-6));
        Assert.False(dense.allclose(Start(), rtol: 1e-3, atol: 1e-3));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_WithAGradientInAnotherOrder_IsTheSame(string name)
    {
        var (rows, columns) = (new Parameter(Start()), new Parameter(Start()));

        Train(s_optimizers[name](rows), rows);
        Train(s_optimizers[name](columns), columns, gradient => gradient.t().contiguous().t());

        Assert.True(rows.allclose(columns, rtol: 1e-6, atol: 1e-6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_OnAnyProcessor_GivesTheSameBits(string name)
    {
        var (plain, fastest) = (new Parameter(Start()), new Parameter(Start()));

        KernelKinds.Choose("plain");
        Train(s_optimizers[name](plain), plain);
        KernelKinds.ChooseFastest();
        Train(s_optimizers[name](fastest), fastest);

        Assert.True(plain.Equals(fastest));
    }

    [Fact]
    public void Step_OfParametersInAnotherOrder_IsTheSame()
    {
        var (rows, columns) = (new Parameter(Start()), new Parameter(Start().t().contiguous().t()));

        Train(optim.Adam([rows]), rows);
        Train(optim.Adam([columns]), columns);

        Assert.Equal([1, s_shape[0]], columns.stride());
        Assert.True(rows.Equals(columns));
    }

    [Fact]
    public void Step_OfDoubles_FallsBackToOperators()
    {
        var (single, twice) = (new Parameter(Start()), new Parameter(Start().to(ScalarType.Float64)));

        Train(optim.Adam([single]), single);
        Train(optim.Adam([twice]), twice);

        Assert.True(twice.to(ScalarType.Float32).allclose(single, rtol: 1e-5, atol: 1e-6));
    }

    [Fact]
    public void Operator_LeavesWhatItCannotTake()
    {
        Tensor taken = WithGradient(ones(3)), idle = ones(3), doubles = WithGradient(ones(3, ScalarType.Float64)), gaps = WithGradient(WithGaps(ones(3)));
        Tensor[] none = [null!, null!, null!, null!];
        using IDisposable without = no_grad();

        long[] left = Aten.CallInts("course::sgd_", "", new[] { idle, taken, doubles, gaps }, none, 0.5, 0.0, 0.0, 0.0, false, false);

        Assert.Equal([0, 2, 3], left);
        Assert.Equal([0.5f, 0.5f, 0.5f], taken.data<float>().ToArray());
        Assert.Equal([1f, 1f, 1f], idle.data<float>().ToArray());
    }

    [Fact]
    public void Step_OfAParameterWhoseGradientComesLate_IsItsFirst()
    {
        var (early, late) = (new Parameter(ones(2)), new Parameter(ones(2)));
        using var optimizer = optim.Adam([early, late], 0.1);
        early.grad = ones(2);
        optimizer.step();
        late.grad = ones(2);
        optimizer.step();

        Assert.Equal(0.9f, late.data<float>()[0], 1e-6f);
        Assert.Equal(0.8f, early.data<float>()[0], 1e-6f);
        Assert.Equal([2, 1], optimizer.state_dict().State.Select(state => ((Adam.State)state).step));
    }

    [Fact]
    public void Backward_ThroughAValueFromBeforeTheStep_IsRefused()
    {
        var parameter = new Parameter(ones(2));
        parameter.grad = ones(2);
        using var optimizer = optim.Adam([parameter]);
        Tensor loss = parameter.pow(2).sum();
        optimizer.step();

        var error = Assert.ThrowsAny<Exception>(() => loss.backward());

        Assert.Contains("modified by an inplace operation", error.Message, StringComparison.Ordinal);
    }

    private static Tensor Start() => GoldenFile.Wave(s_shape, 2.0);

    private static Tensor WithGradient(Tensor tensor)
    {
        tensor.requires_grad = true;
        tensor.grad = ones_like(tensor);
        return tensor;
    }

    /// <summary>The same numbers, each of them followed by one that is not used.</summary>
    private static Tensor WithGaps(Tensor tensor) => stack([tensor, tensor], -1).select(-1, 0);

    private static void Train(optim.Optimizer optimizer, Parameter parameter, Func<Tensor, Tensor>? reorder = null)
    {
        using (optimizer)
        {
            for (int i = 0; i < 4; i++)
            {
                optimizer.zero_grad();
                ((parameter - GoldenFile.Wave(s_shape, 0.7)).pow(2) * 0.5).sum().backward();
                parameter.grad = reorder?.Invoke(parameter.grad!) ?? parameter.grad;
                optimizer.step();
            }
        }
    }
}
