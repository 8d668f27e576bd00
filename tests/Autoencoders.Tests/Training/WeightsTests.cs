using Autoencoders.Models;
using Autoencoders.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training;

public sealed class WeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Kept => Path.Combine(_folder.Path, "network.weights");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_ChannelsLast_WritesTheFileOfTorchSharp()
    {
        using var model = Convolutions();
        var plain = Path.Combine(_folder.Path, "plain");

        model.save(plain);
        ChannelsLast.Apply(model);
        Weights.Save(model, Kept);

        Assert.Equal(File.ReadAllBytes(plain), File.ReadAllBytes(Kept));
    }

    [Fact]
    public void Load_IntoChannelsLast_KeepsTheLayoutAndChangesTheNumbers()
    {
        using var scope = NewDisposeScope();
        using var saved = Convolutions();
        using var loaded = Convolutions();
        saved.save(Kept);
        ChannelsLast.Apply(loaded);
        var strides = loaded.parameters().Select(parameter => parameter.stride()).ToList();

        Weights.Load(loaded, Kept);

        Assert.Equal(strides, loaded.parameters().Select(parameter => parameter.stride()));
        Assert.All(saved.parameters().Zip(loaded.parameters()), pair => Assert.True(pair.First.Equals(pair.Second)));
        Assert.All(loaded.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.is_leaf));
    }

    [Fact]
    public void SaveAndLoad_Buffers_AreAmongThem()
    {
        using var scope = NewDisposeScope();
        using var saved = BatchNorm2d(3);
        using var loaded = BatchNorm2d(3);
        saved.call(rand(4, 3, 5, 5));
        Weights.Save(saved, Kept);

        Weights.Load(loaded, Kept);

        Assert.True(saved.get_buffer("running_mean")!.Equals(loaded.get_buffer("running_mean")!));
        Assert.False(loaded.get_buffer("running_mean")!.Equals(zeros(3)));
    }

    [Fact]
    public void Save_Half_IsLoadedAsTheNearestHalfNumbers()
    {
        using var scope = NewDisposeScope();
        using var saved = Convolutions();
        using var loaded = Convolutions();

        Weights.Save(saved, Kept, half: true);
        Weights.Load(loaded, Kept);

        Assert.All(saved.parameters().Zip(loaded.parameters()), pair => Assert.True(pair.First.to(ScalarType.Float16).to(ScalarType.Float32).Equals(pair.Second)));
    }

    [Fact]
    public void Load_AnotherShape_NamesTheWeightAndBothAndChangesNothing()
    {
        using var small = Sequential(("a", Linear(2, 3)), ("b", Linear(3, 1)));
        using var large = Sequential(("a", Linear(2, 3)), ("b", Linear(4, 1)));
        Weights.Save(small, Kept);
        using var before = large.get_parameter("a.weight")!.detach().clone();

        var error = Assert.Throws<InvalidDataException>(() => Weights.Load(large, Kept));

        Assert.Equal("'b.weight' is Float32 [1, 3] in the file, and Float32 [1, 4] in the network.", error.Message);
        Assert.True(before.Equals(large.get_parameter("a.weight")!));
    }

    [Fact]
    public void Load_OtherNames_SaysWhichAreMissingAndWhichUnknown()
    {
        using var first = Sequential(("a", Linear(1, 1, hasBias: false)), ("b", Linear(1, 1, hasBias: false)));
        using var second = Sequential(("a", Linear(1, 1, hasBias: false)), ("c", Linear(1, 1)));
        Weights.Save(first, Kept);

        var error = Assert.Throws<InvalidDataException>(() => Weights.Load(second, Kept));

        Assert.Equal("the file lacks 'c.weight', 'c.bias'; the network has no 'b.weight'.", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(200)]
    public void Load_CutOff_IsRefused(int length)
    {
        using var model = new ConvAutoencoder();
        Weights.Save(model, Kept);
        File.WriteAllBytes(Kept, File.ReadAllBytes(Kept)[..length]);

        var error = Assert.Throws<InvalidDataException>(() => Weights.Load(model, Kept));

        Assert.Contains($"'{Kept}' is no whole file of weights", error.Message);
    }

    [Fact]
    public void Load_NoFile_SaysSo()
    {
        using var model = Linear(1, 1);

        Assert.Throws<FileNotFoundException>(() => Weights.Load(model, Kept));
    }

    /// <summary>A network whose weights lie in the ordinary order, as TorchSharp makes them.</summary>
    private static Sequential Convolutions() => Sequential(("conv1", Conv2d(3, 4, 3)), ("relu", ReLU()), ("conv2", Conv2d(4, 2, 3)));
}
