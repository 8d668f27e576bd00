namespace Autoencoders.Data;

/// <summary>
/// CIFAR-10: small colour photographs, 50 000 for training and 10 000 for testing, 3 x 32 x 32 (Krizhevsky, Learning multiple layers of
/// features from tiny images, 2009). Read from the files of its binary version in data/cifar-10.
/// </summary>
public static class Cifar10
{
    private const string Folder = "cifar-10";
    private const string TestFile = "test_batch.bin";

    private static readonly string[] s_trainFiles = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];

    private static readonly string[] s_names =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Whether all files are there.</summary>
    public static bool IsFetched => DataFolder.Has(Folder, [.. s_trainFiles, TestFile]);

    /// <summary>Both parts.</summary>
    /// <exception cref="IOException">The folder or a file is missing; the text says which, and what to run.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static (ImageDataset Train, ImageDataset Test) Load() => (LoadTrain(), LoadTest());

    /// <summary>The 50 000 training images.</summary>
    /// <inheritdoc cref="Load()"/>
    public static ImageDataset LoadTrain() => Cifar10File.Load("CIFAR-10 training", Folder, s_trainFiles, s_names);

    /// <summary>The 10 000 test images.</summary>
    /// <inheritdoc cref="Load()"/>
    public static ImageDataset LoadTest() => Cifar10File.Load("CIFAR-10 test", Folder, [TestFile], s_names);
}
