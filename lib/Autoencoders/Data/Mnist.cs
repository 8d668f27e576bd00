namespace Autoencoders.Data;

/// <summary>
/// MNIST: handwritten digits, 60 000 for training and 10 000 for testing, 1 x 28 x 28 (LeCun, Bottou, Bengio and Haffner, Gradient-based
/// learning applied to document recognition, 1998). Read from data/mnist.
/// </summary>
public static class Mnist
{
    private static readonly MnistFiles s_files = new("MNIST", "mnist", [.. Enumerable.Range(0, 10).Select(digit => digit.ToString())]);

    /// <summary>Both parts.</summary>
    /// <exception cref="IOException">The folder or a file is missing; the text says which, and what to run.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or images and labels do not fit together.</exception>
    public static (ImageDataset Train, ImageDataset Test) Load() => (LoadTrain(), LoadTest());

    /// <summary>The 60 000 training images.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImageDataset LoadTrain() => s_files.Load("training", "train");

    /// <summary>The 10 000 test images.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImageDataset LoadTest() => s_files.Load("test", "t10k");
}

/// <summary>
/// Fashion-MNIST: clothes, 60 000 images for training and 10 000 for testing, 1 x 28 x 28 (Xiao, Rasul and Vollgraf, Fashion-MNIST, 2017).
/// Read from data/fashion-mnist, where a fresh clone has the test part only.
/// </summary>
public static class FashionMnist
{
    private static readonly MnistFiles s_files = new("Fashion-MNIST", "fashion-mnist",
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]);

    /// <inheritdoc cref="Mnist.Load"/>
    public static (ImageDataset Train, ImageDataset Test) Load() => (LoadTrain(), LoadTest());

    /// <inheritdoc cref="Mnist.LoadTrain"/>
    public static ImageDataset LoadTrain() => s_files.Load("training", "train");

    /// <inheritdoc cref="Mnist.LoadTest"/>
    public static ImageDataset LoadTest() => s_files.Load("test", "t10k");
}

/// <summary>A data set in files like MNIST's: 28x28 gray images of ten classes, in IDX files, plain or compressed.</summary>
internal sealed record MnistFiles(string Name, string Folder, IReadOnlyList<string> ClassNames)
{
    private const int Size = 28;

    /// <summary>Loads one part, whose file names begin with "train" or "t10k".</summary>
    public ImageDataset Load(string what, string part)
    {
        var (name, folder, remedy) = ($"{Name} {what}", DataFolder.Find(Folder), DataFolder.Remedy(Folder));
        var (imageFile, labelFile) = ($"{part}-images-idx3-ubyte", $"{part}-labels-idx1-ubyte");
        var images = Read(imageFile, 3);
        var labels = Read(labelFile, 1).Data.Span;
        var (count, rows, columns, last) = (images.Dimensions[0], images.Dimensions[1], images.Dimensions[2], ClassNames.Count - 1);
        if ((rows, columns) != (Size, Size)) throw Wrong(imageFile, $"images of {Size}x{Size} pixels", $"{rows}x{columns}");
        if (labels.Length != count) throw Wrong(labelFile, $"{count} labels, as many as '{imageFile}' has images", $"{labels.Length}");
        var odd = labels.IndexOfAnyExceptInRange((byte)0, (byte)last);
        if (odd >= 0) throw Wrong(labelFile, $"labels from 0 to {last}", $"{labels[odd]} at place {odd}");
        return ImageDataset.OfBytes(name, images.Data.Span, [count, 1, Size, Size], labels, ClassNames);

        IdxArray Read(string file, int dimensions)
        {
            var plain = Path.Combine(folder, file);
            if (File.Exists(plain)) return Idx.Read(plain, dimensions, remedy);
            if (File.Exists($"{plain}.gz")) return Idx.Read($"{plain}.gz", dimensions, remedy);
            throw new FileNotFoundException($"{name} file '{file}.gz' not found in '{folder}'. {remedy}", $"{plain}.gz");
        }

        InvalidDataException Wrong(string file, string expected, string found) =>
            new($"{name} file '{file}' does not fit: expected {expected}, found {found}. {remedy}");
    }
}
