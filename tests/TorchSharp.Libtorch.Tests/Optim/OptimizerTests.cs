using TorchSharp.Libtorch.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Libtorch.Tests.Optim;

public class OptimizerTests
{
    [Fact]
    public void LoadStateDict_FromAStream_ContinuesExactly()
    {
        using DisposeScope scope = NewDisposeScope();
        var (first, second) = (new Parameter(GoldenFile.Wave([3, 2])), new Parameter(GoldenFile.Wave([3, 2])));
        using var original = optim.Adam([first], 0.05, amsgrad: true);
        using var restored = optim.Adam([second], 0.9, amsgrad: true);
        Step(original, first, 5);
        using (no_grad()) second.copy_(first);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) original.save_state_dict(writer);
        stream.Position = 0;

        restored.load_state_dict(new BinaryReader(stream));
        Step(original, first, 3);
        Step(restored, second, 3);

        Assert.True(first.Equals(second));
        Assert.Equal(0.05, restored.ParamGroups.Single().LearningRate);
    }

    [Fact]
    public void LoadStateDict_OfAnotherKind_IsRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        using var stream = new MemoryStream();
        using var sgd = optim.SGD([new Parameter(ones(1))], 0.1);
        using var adam = optim.Adam([new Parameter(ones(1))]);
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) sgd.save_state_dict(writer);
        stream.Position = 0;

        Assert.Throws<InvalidDataException>(() => adam.load_state_dict(new BinaryReader(stream)));
    }

    [Fact]
    public void ParamGroups_HaveTheirOwnRates()
    {
        using DisposeScope scope = NewDisposeScope();
        var (slow, fast) = (new Parameter(ones(2)), new Parameter(ones(2)));
        using var optimizer = optim.SGD([new SGD.ParamGroup([slow], 0.1), new SGD.ParamGroup([fast], 0.5)], 1.0);

        (slow + fast).sum().backward();
        optimizer.step();

        Assert.Equal([0.9f, 0.9f], slow.data<float>().ToArray());
        Assert.Equal([0.5f, 0.5f], fast.data<float>().ToArray());
    }

    [Fact]
    public void Step_WithoutGradient_LeavesTheParameter()
    {
        using DisposeScope scope = NewDisposeScope();
        var parameter = new Parameter(ones(2));
        using var optimizer = optim.Adam([parameter]);

        optimizer.step();

        Assert.Equal([1f, 1f], parameter.data<float>().ToArray());
    }

    [Fact]
    public void Step_WithAClosure_ReturnsItsLoss()
    {
        using DisposeScope scope = NewDisposeScope();
        var parameter = new Parameter(ones(2));
        using var optimizer = optim.SGD([parameter], 0.1);

        Tensor loss = optimizer.step(() =>
        {
            Tensor value = parameter.pow(2).sum();
            value.backward();
            return value;
        })!;

        Assert.Equal(2f, loss.item<float>());
        Assert.Equal(0.8f, parameter.data<float>()[0], 1e-6f);
    }

    [Fact]
    public void ClipGradNorm_ScalesAllGradientsTogetherAndReturnsTheNormBefore()
    {
        using DisposeScope scope = NewDisposeScope();
        var (a, b) = (new Parameter(zeros(1)), new Parameter(zeros(1)));
        ((a * 3) + (b * 4)).sum().backward();

        double norm = nn.utils.clip_grad_norm_([a, b], 1.0);

        Assert.Equal(5, norm, 1e-5);
        Assert.Equal(0.6, a.grad!.item<float>(), 1e-5);
        Assert.Equal(0.8, b.grad!.item<float>(), 1e-5);
    }

    [Fact]
    public void ParametersToVector_AndBack_KeepsTheValues()
    {
        using DisposeScope scope = NewDisposeScope();
        using var module = nn.Linear(3, 2);
        Tensor vector = nn.utils.parameters_to_vector(module.parameters()).detach();
        Assert.Equal([8], vector.shape);

        nn.utils.vector_to_parameters(vector * 2, module.parameters());

        Assert.True(nn.utils.parameters_to_vector(module.parameters()).Equals(vector * 2));
    }

    private static void Step(optim.Optimizer optimizer, Tensor parameter, int count)
    {
        for (int i = 0; i < count; i++)
        {
            optimizer.zero_grad();
            (parameter - GoldenFile.Wave([3, 2], 0.7)).pow(2).sum().backward();
            optimizer.step();
        }
    }
}
