using System.Text;
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
    public void Save_TrainedNetwork_WritesTheFileOfTorchSharp()
    {
        using var model = new ConvAutoencoder();
        using var train = SmallData.Rectangles(32);
        var plain = Path.Combine(_folder.Path, "plain");
        var options = new TrainerOptions { Epochs = 1, Progress = new Silence() };
        new Trainer(model, batch => Losses.Bce(model.call(batch.Images), batch.Images), options).Fit(train);

        model.save(plain);
        Weights.Save(model, Kept);

        Assert.Equal(File.ReadAllBytes(plain), File.ReadAllBytes(Kept));
    }

    [Fact]
    public void Load_FileOfTorchSharp_ChangesTheNumbersOfTheSameParameters()
    {
        using var scope = NewDisposeScope();
        using var saved = Convolutions();
        using var loaded = Convolutions();
        saved.save(Kept);

        Weights.Load(loaded, Kept);

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

        Assert.All(saved.parameters().Zip(loaded.parameters()),
            pair => Assert.True(pair.First.to(ScalarType.Float16).to(ScalarType.Float32).Equals(pair.Second)));
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

        Assert.Contains($"'{Kept}' is {(length == 0 ? "empty" : "not a complete weights file")}", error.Message);
    }

    [Theory]
    [InlineData("PK\u0003\u0004\u0014\0\0\0", "is a PyTorch file (zip). Read it with the package TorchSharp.PyBridge, network.load_py(")]
    [InlineData("\u0080\u0002\u008A\nl\u00FC\u009CF\u00F9 j\u00A8P", "is a PyTorch file of the old kind (pickle). Save it again")]
    [InlineData("(\0\0\0\0\0\0\0{\"a.weight\":{\"dtype\":\"F32\"}}", "is a safetensors file. Read it with the package TorchSharp.PyBridge")]
    [InlineData("\u001F\u008B\u0008\0\0\0\0\0", "is compressed with gzip. Unpack it first.")]
    [InlineData("\u00EF\u00BB\u00BF\n<!DOCTYPE html><html>Not found</html>", "is a web page (HTML)")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0", "is only a Git LFS pointer to the file. Fetch the file with")]
    [InlineData("\u0019autoencoders checkpoint 2", "is the checkpoint of a training")]
    [InlineData("", "is empty")]
    [InlineData("\0", "it has no entries")]
    [InlineData("\u00FF\u00FF\u00FF\u00FF\u0007\u0001a\u0006\0\0\0\0\0", "Unable to read beyond the end")] // 2^31 - 1 entries
    [InlineData("\u0001\u0001a\u0006\u0002\u00FF\u00FF\u00FF\u00FF\u0007\u0002", "a tensor is larger than the rest of it")] // 2^31 - 1 by 2
    [InlineData("\u0001\u0001a\u0006\u0002\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u0001\u0002", "is larger")] // -1 by 2
    [InlineData("\u0001\u0001a\u0063\u0001\u0001\0\0\0\0", "a tensor has the element type 99")]
    [InlineData("\u0001\u0001a\u0006\u00C8\u0001\0\0\0\0", "a tensor has 200 axes")]
    [InlineData("\u0001\u0001a\u0006\u0001\u0001\0\0\0\0rest", "it has 4 bytes after its last entry")]
    public void Load_AnotherKindOfFile_NamesItInOneLineAndTakesNoMemory(string content, string named)
    {
        File.WriteAllBytes(Kept, Encoding.Latin1.GetBytes(content));
        using var model = Linear(1, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<InvalidDataException>(() => Weights.Load(model, Kept));

        Assert.Contains($"'{Kept}'", error.Message);
        Assert.Contains(named, error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
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
