namespace Autoencoders.Data;

/// <summary>
/// MNIST: handwritten digits, 60 000 for training and 10 000 for testing, 1 x 28 x 28 (LeCun, Bottou, Bengio and Haffner, Gradient-based
/// learning applied to document recognition, 1998). Read from data/mnist.
/// </summary>
public static class Mnist
{
    private const string Folder = "mnist";
    private static readonly string[] s_names = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString())];

    /// <summary>Both parts.</summary>
    /// <exception cref="IOException">The folder or a file is missing; the text says which, and what to run.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or images and labels do not fit together.</exception>
    public static (ImageDataset Train, ImageDataset Test) Load() => (LoadTrain(), LoadTest());

    /// <summary>The 60 000 training images.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImageDataset LoadTrain() => MnistFiles.Load("MNIST training", Folder, "train", s_names);

    /// <summary>The 10 000 test images.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImageDataset LoadTest() => MnistFiles.Load("MNIST test", Folder, "t10k", s_names);
}
