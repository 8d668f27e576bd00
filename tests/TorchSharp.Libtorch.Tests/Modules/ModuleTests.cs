using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.Modules;

public class ModuleTests
{
    private sealed class Custom : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear second = Linear(3, 2);
        private readonly TorchSharp.Modules.Linear first = Linear(4, 3);
        private readonly TorchSharp.Modules.Parameter scale = new(ones(1));
        private readonly TorchSharp.Modules.ModuleList<Module<Tensor, Tensor>> rest = ModuleList<Module<Tensor, Tensor>>(Tanh(), Linear(2, 2));
        private readonly TorchSharp.Modules.ModuleDict<Module<Tensor, Tensor>> named = ModuleDict(("gain", (Module<Tensor, Tensor>)Linear(2, 2)));
        private readonly TorchSharp.Modules.ParameterList list = new(new TorchSharp.Modules.Parameter(zeros(2)));

        public Custom()
            : base(nameof(Custom))
        {
            register_buffer("mean", zeros(3));
            register_buffer("cache", zeros(3), persistent: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => named["gain"].call(rest[1].call(rest[0].call(second.call(first.call(input) * scale))));
    }

    [Fact]
    public void RegisterComponents_NamesFieldsInTheirOrder()
    {
        using var model = new Custom();

        Assert.Equal(["second", "first", "rest", "named", "list"], model.named_children().Select(child => child.name));
        Assert.Equal(
            ["scale", "second.weight", "second.bias", "first.weight", "first.bias", "rest.1.weight", "rest.1.bias",
             "named.gain.weight", "named.gain.bias", "list.0"],
            model.named_parameters().Select(item => item.name));
        Assert.Contains("mean", model.named_buffers().Select(item => item.name));
        Assert.NotNull(model.get_buffer("cache"));
        Assert.DoesNotContain("cache", model.state_dict().Keys);
    }

    [Fact]
    public void Backward_ReachesEveryParameterInUse()
    {
        using DisposeScope scope = NewDisposeScope();
        using var model = new Custom();

        model.call(rand(5, 4)).sum().backward();

        Assert.All(model.named_parameters().Where(item => item.name != "list.0"), item => Assert.NotNull(item.parameter.grad));
    }

    [Fact]
    public void TrainAndEval_ReachAllModulesAndChangeDropoutAndNorm()
    {
        using DisposeScope scope = NewDisposeScope();
        using var model = Sequential(Linear(8, 8), BatchNorm1d(8), Dropout(0.5));
        Tensor x = rand(16, 8);

        model.eval();
        Assert.All(model.modules(), module => Assert.False(module.training));
        Assert.True(model.call(x).Equals(model.call(x)));

        model.train();
        Assert.All(model.modules(), module => Assert.True(module.training));
        Assert.False(model.call(x).Equals(model.call(x)));
    }

    [Fact]
    public void Hooks_SeeAndReplaceInputAndResult_AndCanBeRemoved()
    {
        using DisposeScope scope = NewDisposeScope();
        using var module = ReLU();
        Tensor x = tensor(new[] { -1f, 2f });
        var before = module.register_forward_pre_hook((_, input) => input * -1);
        var after = module.register_forward_hook((_, _, result) => result + 10);

        Assert.Equal([11f, 10f], module.call(x).data<float>().ToArray());
        Assert.Equal([0f, 2f], module.forward(x).data<float>().ToArray());

        before.remove();
        after.remove();
        Assert.Equal([0f, 2f], module.call(x).data<float>().ToArray());
    }

    [Fact]
    public void To_AnotherType_ConvertsParametersAndBuffersButNotCounts()
    {
        using DisposeScope scope = NewDisposeScope();
        using var model = Sequential(Conv2d(1, 2, 3), BatchNorm2d(2));

        model.to(ScalarType.Float64);

        Assert.All(model.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.Equal(ScalarType.Int64, model.get_buffer("1.num_batches_tracked")!.dtype);
        Assert.Equal(ScalarType.Float64, model.call(rand(1, 1, 5, 5, dtype: ScalarType.Float64)).dtype);
    }

    [Fact]
    public void ZeroGrad_ForgetsTheGradients()
    {
        using DisposeScope scope = NewDisposeScope();
        using var module = Linear(2, 1);
        module.call(ones(1, 2)).sum().backward();
        Assert.NotNull(module.weight.grad);

        module.zero_grad();

        Assert.Null(module.weight.grad);
    }

    [Fact]
    public void Apply_VisitsChildrenBeforeTheirParent()
    {
        using var model = Sequential(Linear(1, 1), Sequential(ReLU()));
        var seen = new List<string>();

        model.apply(module => seen.Add(module.GetType().Name));

        Assert.Equal(["Linear", "ReLU", "Sequential", "Sequential"], seen);
    }

    [Fact]
    public void Sequential_IndexesSlicesAndAppends()
    {
        using DisposeScope scope = NewDisposeScope();
        using var model = Sequential(Linear(4, 3), ReLU());
        model.append("out", Linear(3, 2));

        Assert.Equal(3, model.Count);
        Assert.Equal([5, 2], model.call(rand(5, 4)).shape);
        Assert.Equal([5, 3], model[0..2].call(rand(5, 4)).shape);
        Assert.Equal(["0.weight", "0.bias", "out.weight", "out.bias"], model.named_parameters().Select(item => item.name));
    }

    [Fact]
    public void WrongShapes_AreExceptionsAndNotTheEndOfTheProcess()
    {
        using DisposeScope scope = NewDisposeScope();
        using var conv = Conv2d(3, 4, 3);
        using var norm = BatchNorm2d(3);

        Assert.ThrowsAny<Exception>(() => conv.call(rand(1, 2, 8, 8)));
        Assert.ThrowsAny<ArgumentException>(() => norm.call(rand(2, 3)));
    }

    [Fact]
    public void TrainingStep_InAScope_LeavesNoTensorsButTheModelsOwn()
    {
        using var model = new ConvAutoencoder();
        using var optimizer = optim.Adam(model.parameters());
        Step();
        DisposeScopeManager.Statistics.Reset();

        for (int i = 0; i < 3; i++) Step();

        Assert.Equal(0, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        void Step()
        {
            using DisposeScope scope = NewDisposeScope();
            optimizer.zero_grad();
            Tensor batch = rand(2, 1, 28, 28);
            functional.binary_cross_entropy(model.call(batch), batch).backward();
            optimizer.step();
        }
    }
}
