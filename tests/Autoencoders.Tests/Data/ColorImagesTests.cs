using Autoencoders.Data;

namespace Autoencoders.Tests.Data;

/// <summary>Small files under the names of CIFAR-10 and of the natural patches, found through the environment variable.</summary>
[Collection(nameof(DataFolder.Variable))]
public sealed class ColorImagesTests : IDisposable
{
    private static readonly string[] s_cifarFiles = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin"), "test_batch.bin"];
    private readonly TemporaryFolder _folder = new();

    public ColorImagesTests()
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, _folder.Path);
        foreach (var file in new[] { "train.bin", "test.bin" }) _folder.Write($"natural/{file}", new byte[3073]);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, null);
        _folder.Dispose();
    }

    [Fact]
    public void Load_WithoutCifar_GivesNaturalPatches()
    {
        var (train, test) = ColorImages.Load();

        Assert.False(Cifar10.IsFetched);
        Assert.Equal(("Natural patches training", "Natural patches test"), (train.Name, test.Name));
        Assert.Equal((1, 1), (train.Length, test.Length));
    }

    [Fact]
    public void Load_PartOfCifar_GivesNaturalPatches()
    {
        foreach (var file in s_cifarFiles.Skip(1)) _folder.Write($"cifar-10/{file}", new byte[3073]);

        var (train, _) = ColorImages.Load();

        Assert.Equal("Natural patches training", train.Name);
    }

    [Fact]
    public void Load_WithCifar_GivesIt()
    {
        foreach (var file in s_cifarFiles) _folder.Write($"cifar-10/{file}", new byte[3073]);

        var (train, test) = ColorImages.Load();

        Assert.True(Cifar10.IsFetched);
        Assert.Equal(("CIFAR-10 training", "CIFAR-10 test"), (train.Name, test.Name));
        Assert.Equal((5, 1), (train.Length, test.Length));
    }

    [Fact]
    public void Load_NoFilesAtAll_NamesFileAndRemedy()
    {
        File.Delete(Path.Combine(_folder.Path, "natural", "train.bin"));

        var error = Assert.Throws<FileNotFoundException>(() => ColorImages.Load());

        Assert.Equal($"Natural patches training file 'train.bin' not found in '{_folder.Path}/natural'. Run './course data fetch natural'.",
            error.Message);
    }
}
