using Autoencoders.Data;
using TorchSharp;

namespace Autoencoders.Tests.Data;

/// <summary>Small files under the names of MNIST and CIFAR-10, found through the environment variable.</summary>
[Collection(nameof(DataFolder.Variable))]
public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MnistTests() => Environment.SetEnvironmentVariable(DataFolder.Variable, _folder.Path);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, null);
        _folder.Dispose();
    }

    [Fact]
    public void LoadTest_CompressedFiles_GivesImagesBetweenZeroAndOne()
    {
        WriteImages("mnist/t10k-images-idx3-ubyte.gz", 2, 28, 255, 51);
        WriteLabels("mnist/t10k-labels-idx1-ubyte.gz", 7, 2);

        using var test = Mnist.LoadTest();

        Assert.Equal([2, 1, 28, 28], test.Images.shape);
        Assert.Equal([1f, 0.2f, 0f], test.Images.data<float>().Take(3));
        Assert.Equal([7, 2], test.Labels.data<long>().ToArray());
        Assert.Equal(("MNIST test", "7"), (test.Name, test.ClassOf(0)));
    }

    [Fact]
    public void LoadTrain_MissingFile_NamesFileFolderAndRemedy()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "fashion-mnist"));

        var error = Assert.Throws<FileNotFoundException>(FashionMnist.LoadTrain);

        Assert.Equal($"Fashion-MNIST training file 'train-images-idx3-ubyte.gz' not found in '{_folder.Path}/fashion-mnist'. "
            + "Run './course data fetch fashion-mnist'.", error.Message);
    }

    [Fact]
    public void Load_MissingFolder_SaysWhereItWasLookedFor()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(Mnist.LoadTest);

        Assert.Equal(
            $"Data set folder 'mnist' not found in '{_folder.Path}' (AUTOENCODERS_DATA). Run './course data fetch mnist'.", error.Message);
    }

    [Theory]
    [InlineData("mnist", "Run 'git restore data'.")]
    [InlineData("natural", "Run 'git restore data'.")]
    [InlineData("fashion-mnist", "Run './course data fetch fashion-mnist'.")]
    [InlineData("cifar-10", "Run './course data fetch cifar-10'.")]
    public void Remedy_InTheClone_IsGitForWhatTheRepositoryHas(string set, string remedy)
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, null);

        Assert.Equal(remedy, DataFolder.Remedy(set));
    }

    [Fact]
    public void LoadTest_OtherNumberOfLabels_NamesBoth()
    {
        WriteImages("mnist/t10k-images-idx3-ubyte.gz", 2, 28);
        WriteLabels("mnist/t10k-labels-idx1-ubyte.gz", 1, 2, 3);

        var error = Assert.Throws<InvalidDataException>(Mnist.LoadTest);

        Assert.Contains("'t10k-labels-idx1-ubyte' does not fit: expected 2 labels, as many as 't10k-images-idx3-ubyte' has images, found 3",
            error.Message);
    }

    [Fact]
    public void LoadTest_OtherImageSize_NamesBoth()
    {
        WriteImages("mnist/t10k-images-idx3-ubyte.gz", 1, 27);
        WriteLabels("mnist/t10k-labels-idx1-ubyte.gz", 1);

        var error = Assert.Throws<InvalidDataException>(Mnist.LoadTest);

        Assert.Contains("expected images of 28x28 pixels, found 27x27", error.Message);
    }

    [Fact]
    public void LoadTest_LabelOutOfRange_NamesItAndItsPlace()
    {
        WriteImages("mnist/t10k-images-idx3-ubyte.gz", 2, 28);
        WriteLabels("mnist/t10k-labels-idx1-ubyte.gz", 9, 10);

        var error = Assert.Throws<InvalidDataException>(Mnist.LoadTest);

        Assert.Contains("expected labels from 0 to 9, found 10 at place 1", error.Message);
    }

    [Fact]
    public void LoadTest_SwappedFiles_NamesTheMagicNumbers()
    {
        WriteLabels("mnist/t10k-images-idx3-ubyte.gz", 1, 2);
        WriteLabels("mnist/t10k-labels-idx1-ubyte.gz", 1, 2);

        var error = Assert.Throws<InvalidDataException>(Mnist.LoadTest);

        Assert.Contains("expected magic number 0x00000803 (unsigned bytes, 3 dimensions), found 0x00000801", error.Message);
        Assert.EndsWith("Run './course data fetch mnist'.", error.Message);
    }

    [Fact]
    public void Cifar10LoadTest_OneRecord_HasThreeChannels()
    {
        var record = new byte[3073];
        (record[0], record[1], record[1 + 1024]) = (3, 255, 51);
        _folder.Write("cifar-10/test_batch.bin", record);

        using var test = Cifar10.LoadTest();

        Assert.Equal([1, 3, 32, 32], test.Images.shape);
        Assert.Equal((1f, 0.2f), (test.Images[0, 0, 0, 0].item<float>(), test.Images[0, 1, 0, 0].item<float>()));
        Assert.Equal("cat", test.ClassOf(0));
    }

    private void WriteImages(string path, byte count, byte size, params byte[] pixels)
    {
        byte[] file =
        [
            0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, size, 0, 0, 0, size, .. pixels, .. new byte[(count * size * size) - pixels.Length],
        ];
        _folder.Write(path, IdxTests.Gzip(file));
    }

    private void WriteLabels(string path, params byte[] labels) =>
        _folder.Write(path, IdxTests.Gzip([0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels]));
}
