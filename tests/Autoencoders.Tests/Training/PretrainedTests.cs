using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Tests.Display;
using Autoencoders.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Autoencoders.Tests.Training;

public sealed class PretrainedTests : IDisposable
{
    private static readonly History s_history = new(
    [
        new Epoch(1, 0.2, 0.19, 61.5, 10000) { Measures = new Dictionary<string, double> { ["a"] = 1.0 / 3 } },
        new Epoch(2, 0.1, 1.0 / 7, 63, 9000),
    ]);

    private readonly TemporaryFolder _folder = new();

    private string Kept => Path.Combine(_folder.Path, "pretrained");

    public PretrainedTests()
    {
        Environment.SetEnvironmentVariable(Pretrained.KeepVariable, Kept);
        Environment.SetEnvironmentVariable(DataFolder.Variable, _folder.Path);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Pretrained.KeepVariable, null);
        Environment.SetEnvironmentVariable(DataFolder.Variable, null);
        _folder.Dispose();
    }

    [Fact]
    public void Fit_KeptAndLoaded_AreTheSameWeightsAndHistory()
    {
        using var scope = NewDisposeScope();
        using var trained = new ConvAutoencoder();
        using var loaded = new ConvAutoencoder();

        Assert.Same(s_history, Pretrained.Fit(false, "01", trained, () => s_history));
        var history = Pretrained.Fit(true, "01", loaded, () => throw new InvalidOperationException("must not train"));

        Assert.Equal(Weights(trained).Select(weight => (float)(Half)weight), Weights(loaded)); // they are kept in half precision
        Assert.Equal(s_history.ToString(), history.ToString());
        Assert.Equal((1.0 / 7, 1.0 / 3), (history.TestLoss, history.Epochs[0].Measures["a"]));
        Assert.Equal(["01.json", "01.weights"], Directory.GetFiles(Kept).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public void Fit_Loaded_SaysSoInOneLine()
    {
        using var model = new ConvAutoencoder();
        Pretrained.Fit(false, "01", model, () => s_history);
        using var cell = new Cell();

        Pretrained.Fit(true, "01", model, () => s_history);

        Assert.Equal("weights loaded from data/pretrained/01.weights, trained for 2 epochs in 2 min 04 s",
            Assert.Single(Assert.Single(cell.Displays)));
    }

    [Fact]
    public void Fit_WithoutTheVariable_KeepsNothing()
    {
        Environment.SetEnvironmentVariable(Pretrained.KeepVariable, null);
        using var model = new ConvAutoencoder();

        Pretrained.Fit(false, "01", model, () => s_history);

        Assert.False(Directory.Exists(Kept));
    }

    [Fact]
    public void Fit_CancelledTraining_IsNotKept()
    {
        using var model = new ConvAutoencoder();

        Pretrained.Fit(false, "01", model, () => new History(s_history.Epochs, cancelled: true));

        Assert.False(Directory.Exists(Kept));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_MissingFile_NamesItAndTheCommand(bool folder)
    {
        if (folder) Directory.CreateDirectory(Kept);
        using var model = new ConvAutoencoder();

        var error = Assert.Throws<FileNotFoundException>(() => Pretrained.Load("09-none", model));

        Assert.Contains("09-none.weights", error.Message);
        Assert.Contains("./course run 09 --profile full --keep-weights", error.Message);
    }

    [Fact]
    public void Fit_MissingFile_TrainsAndSaysSo()
    {
        using var model = new ConvAutoencoder();
        using var cell = new Cell();

        Assert.Same(s_history, Pretrained.Fit(true, "09-none", model, () => s_history));

        Assert.Equal("no weights in data/pretrained/09-none.weights: trained here", Assert.Single(Assert.Single(cell.Displays)));
    }

    [Fact]
    public void Fit_WeightsOfAnotherNetwork_SaysThatTheyDoNotFit()
    {
        using var small = Linear(2, 3);
        using var large = Linear(3, 3);
        Pretrained.Fit(false, "a", small, () => s_history);

        var error = Assert.Throws<InvalidDataException>(() => Pretrained.Fit(true, "a", large, () => s_history));

        Assert.Contains("do not fit the network Linear", error.Message);
        Assert.Contains("[3, 2]", error.Message);
    }

    [Theory]
    [InlineData("a.weights")]
    [InlineData("a.json")]
    public void Load_LfsPointer_IsNamed(string file)
    {
        using var model = Linear(2, 3);
        Pretrained.Fit(false, "a", model, () => s_history);
        File.WriteAllText(Path.Combine(Kept, file), "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n");

        var error = Assert.Throws<InvalidDataException>(() => Pretrained.Load("a", model));

        Assert.Contains($"{file}' is only a Git LFS pointer", error.Message);
        Assert.Contains("git lfs pull", error.Message);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    public void Load_RecordWithoutEpochs_SaysSo(string json)
    {
        using var model = Linear(2, 3);
        Pretrained.Fit(false, "a", model, () => s_history);
        File.WriteAllText(Path.Combine(Kept, "a.json"), json);

        Assert.Contains("a.json' holds no epochs", Assert.Throws<InvalidDataException>(() => Pretrained.Load("a", model)).Message);
    }

    private static List<float> Weights(Module model) =>
        [.. model.state_dict().Values.SelectMany(weight => weight.detach().contiguous().data<float>().ToArray())];
}
