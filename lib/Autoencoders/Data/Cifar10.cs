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

/// <summary>
/// Natural patches: pieces of free photographs, 1 440 for training and 540 for testing, 3 x 32 x 32. The label is the photograph; training
/// and test pieces come from different ones. Read from data/natural, in files of CIFAR-10's format; data/README.md has the sources.
/// </summary>
public static class NaturalPatches
{
    private const string Folder = "natural";
    private static readonly string[] s_photographs = ["raccoon", "coffee", "rocket", "hubble", "astronaut", "cat"];

    /// <inheritdoc cref="Cifar10.Load"/>
    public static (ImageDataset Train, ImageDataset Test) Load() => (LoadTrain(), LoadTest());

    /// <summary>The 1 440 training pieces: of a raccoon, a cup of coffee, a rocket and the night sky.</summary>
    /// <inheritdoc cref="Cifar10.Load"/>
    public static ImageDataset LoadTrain() => Cifar10File.Load("Natural patches training", Folder, ["train.bin"], s_photographs);

    /// <summary>The 540 test pieces: of an astronaut and a cat.</summary>
    /// <inheritdoc cref="Cifar10.Load"/>
    public static ImageDataset LoadTest() => Cifar10File.Load("Natural patches test", Folder, ["test.bin"], s_photographs);
}

/// <summary>Colour images, 3 x 32 x 32: CIFAR-10 if fetched, otherwise the natural patches of every clone. Their names say which.</summary>
public static class ColorImages
{
    /// <inheritdoc cref="Cifar10.Load"/>
    public static (ImageDataset Train, ImageDataset Test) Load() => Cifar10.IsFetched ? Cifar10.Load() : NaturalPatches.Load();
}

/// <summary>
/// Reads the binary version of CIFAR-10 (https://www.cs.toronto.edu/~kriz/cifar.html): records of 1 label byte and 3072 bytes, which are
/// the red, green and blue planes of 32x32 pixels.
/// </summary>
internal static class Cifar10File
{
    /// <summary>Bytes of an image: 3 planes of 32x32.</summary>
    public const int ImageBytes = 3 * Size * Size;

    private const int Size = 32;
    private const int RecordBytes = 1 + ImageBytes;
    private const int Classes = 10;

    /// <summary>Loads files of a data set's folder as one data set.</summary>
    public static ImageDataset Load(string name, string set, IEnumerable<string> files, IReadOnlyList<string> classNames)
    {
        var (folder, remedy) = (DataFolder.Find(set), DataFolder.Remedy(set));
        var (images, labels) = (new MemoryStream(), new MemoryStream());
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file);
            if (!File.Exists(path)) throw new FileNotFoundException($"{name} file '{file}' not found in '{folder}'. {remedy}", path);
            var part = Parse(File.ReadAllBytes(path), file, remedy);
            images.Write(part.Images);
            labels.Write(part.Labels);
        }

        ReadOnlySpan<byte> pixels = images.GetBuffer().AsSpan(0, (int)images.Length);
        ReadOnlySpan<byte> numbers = labels.GetBuffer().AsSpan(0, (int)labels.Length);
        return ImageDataset.OfBytes(name, pixels, [numbers.Length, 3, Size, Size], numbers, classNames);
    }

    /// <summary>The images [N, 3, 32, 32], as bytes in this order, and the labels [N] of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The file's name, for error texts.</param>
    /// <param name="remedy">What to do when the content is damaged; it ends the error's text.</param>
    /// <exception cref="InvalidDataException">The file is empty, holds a part of a record, or a label is not 0 to 9.</exception>
    public static (byte[] Images, byte[] Labels) Parse(
        ReadOnlySpan<byte> bytes, string name, string remedy = "Replace it by an undamaged copy.")
    {
        var (count, rest) = Math.DivRem(bytes.Length, RecordBytes);
        if (count == 0 || rest != 0) throw Damaged($"one or more records of {RecordBytes} bytes", $"{bytes.Length} bytes");
        var (images, labels) = (new byte[count * ImageBytes], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            var record = bytes.Slice(i * RecordBytes, RecordBytes);
            if (record[0] >= Classes) throw Damaged($"a label from 0 to {Classes - 1} in record {i}", $"{record[0]}");
            labels[i] = record[0];
            record[1..].CopyTo(images.AsSpan(i * ImageBytes));
        }

        return (images, labels);

        InvalidDataException Damaged(string expected, string found) =>
            new($"CIFAR-10 file '{name}' is damaged: expected {expected}, found {found}. {remedy}");
    }
}
