namespace Autoencoders.Data;

/// <summary>
/// CIFAR-10: small colour photographs, 50 000 for training and 10 000 for testing, 3 x 32 x 32 (Krizhevsky, Learning multiple layers of
/// features from tiny images, 2009). Read from the files of its binary version in data/cifar-10.
/// </summary>
public static class Cifar10
{
    private const string Folder = "cifar-10";

    private static readonly string[] Names =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Both parts.</summary>
    /// <exception cref="IOException">The folder or a file is missing; the text says which, and what to run.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static (ImageDataset Train, ImageDataset Test) Load() => (LoadTrain(), LoadTest());

    /// <summary>The 50 000 training images.</summary>
    /// <inheritdoc cref="Load()"/>
    public static ImageDataset LoadTrain() => Read("CIFAR-10 training", Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin"));

    /// <summary>The 10 000 test images.</summary>
    /// <inheritdoc cref="Load()"/>
    public static ImageDataset LoadTest() => Read("CIFAR-10 test", ["test_batch.bin"]);

    private static ImageDataset Read(string name, IEnumerable<string> files)
    {
        var (folder, remedy) = (DataFolder.Find(Folder), DataFolder.Remedy(Folder));
        var (images, labels) = (new MemoryStream(), new MemoryStream());
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file);
            if (!File.Exists(path)) throw new FileNotFoundException($"{name} file '{file}' not found in '{folder}'. {remedy}", path);
            var part = Cifar10File.Parse(File.ReadAllBytes(path), file, remedy);
            images.Write(part.Images);
            labels.Write(part.Labels);
        }

        var pixels = images.GetBuffer().AsSpan(0, (int)images.Length);
        return new ImageDataset(name, ImageTensors.Images(pixels, labels.Length, 3, Cifar10File.Size, Cifar10File.Size),
            ImageTensors.Labels(labels.GetBuffer().AsSpan(0, (int)labels.Length)), Names);
    }
}
