using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Libtorch.Tests.Modules;

public class StateTests
{
    private sealed class Tagged : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Parameter w = new(tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]));

        public Tagged()
            : base(nameof(Tagged)) => RegisterComponents();

        public override Tensor forward(Tensor input) => input.matmul(w);
    }

    [Fact]
    public void Save_OfOneParameter_WritesCountNameTypeShapeAndData()
    {
        using var module = new Tagged();
        using var stream = new MemoryStream();

        module.save(stream);

        byte[] data = [.. new float[] { 1, 2, 3, 4, 5, 6 }.SelectMany(BitConverter.GetBytes)];
        Assert.Equal([1, 1, (byte)'w', 6, 2, 2, 3, .. data], stream.ToArray());
    }

    [Fact]
    public void Load_IntoAnotherModel_IsBitEqual()
    {
        using DisposeScope scope = NewDisposeScope();
        using var first = Model();
        using var second = Model();
        first.forward(rand(4, 1, 8, 8));
        using var stream = new MemoryStream(Saved(first));

        second.load(stream);

        Assert.Equal(first.state_dict().Keys, second.state_dict().Keys);
        foreach (var (name, tensor) in first.state_dict()) Assert.True(tensor.Equals(second.state_dict()[name]), name);
        Assert.Equal(Saved(first), Saved(second));
    }

    [Fact]
    public void SaveAndLoad_ThroughAFile_KeepsTheOutput()
    {
        using DisposeScope scope = NewDisposeScope();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var first = Linear(4, 2);
        using var second = Linear(4, 2);
        try
        {
            first.save(path);
            second.load(path);
        }
        finally
        {
            File.Delete(path);
        }

        Tensor x = rand(3, 4);
        Assert.True(first.call(x).Equals(second.call(x)));
    }

    [Fact]
    public void StateDict_ListsParametersDepthFirstAndThenBuffers()
    {
        using var model = Sequential(("conv", Conv2d(1, 2, 3)), ("norm", BatchNorm2d(2)), ("out", Conv2d(2, 1, 1, bias: false)));

        Assert.Equal(
            ["conv.weight", "conv.bias", "norm.weight", "norm.bias", "out.weight",
             "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"],
            model.state_dict().Keys);
    }

    [Fact]
    public void Load_OfAnotherModel_IsAnArgumentException()
    {
        using var model = Sequential(("a", Linear(2, 3)));

        Assert.Throws<ArgumentException>(() => model.load(new MemoryStream(Saved(Sequential(("a", Linear(2, 3)), ("b", Linear(3, 1)))))));
        Assert.Throws<ArgumentException>(() => model.load(new MemoryStream(Saved(Sequential(("c", Linear(2, 3)))))));
        Assert.Throws<ArgumentException>(() => model.load(new MemoryStream(Saved(Sequential(("a", Linear(2, 4)))))));
    }

    [Fact]
    public void Load_NotStrict_TakesWhatFitsAndSaysWhat()
    {
        using var source = Sequential(("a", Linear(2, 3)), ("b", Linear(3, 1)));
        using var target = Sequential(("a", Linear(2, 3)), ("c", Linear(3, 1)));
        var loaded = new Dictionary<string, bool>();

        target.load(new MemoryStream(Saved(source)), strict: false, skip: ["a.bias"], loadedParameters: loaded);

        Assert.True(source.get_parameter("a.weight")!.Equals(target.get_parameter("a.weight")!));
        Assert.False(source.get_parameter("a.bias")!.Equals(target.get_parameter("a.bias")!));
        Assert.True(loaded["a.weight"]);
        Assert.False(loaded["b.weight"]);
        Assert.False(loaded.GetValueOrDefault("c.weight"));
    }

    [Fact]
    public void LoadStateDict_OfOtherNames_SaysWhichAreMissingAndUnexpected()
    {
        using var source = Sequential(("b", Linear(2, 3, hasBias: false)));
        using var target = Sequential(("a", Linear(2, 3, hasBias: false)));

        var (missing, unexpected) = target.load_state_dict(source.state_dict(), strict: false);

        Assert.Equal(["a.weight"], missing);
        Assert.Equal(["b.weight"], unexpected);
    }

    private static Module<Tensor, Tensor> Model() => Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), ReLU(), Conv2d(2, 1, 1));

    private static byte[] Saved(Module module)
    {
        using var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }
}
