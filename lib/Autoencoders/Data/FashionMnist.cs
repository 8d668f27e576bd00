namespace Autoencoders.Data;

/// <summary>
/// Fashion-MNIST: clothes, 60 000 images for training and 10 000 for testing, 1 x 28 x 28 (Xiao, Rasul and Vollgraf, Fashion-MNIST, 2017).
/// Read from data/fashion-mnist, where a fresh clone has the test part only.
/// </summary>
public static class FashionMnist
{
    private const string Folder = "fashion-mnist";

    private static readonly string[] s_names =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>Both parts.</summary>
    /// <exception cref="IOException">The folder or a file is missing; the text says which, and what to run.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or images and labels do not fit together.</exception>
    public static (ImageDataset Train, ImageDataset Test) Load() => (LoadTrain(), LoadTest());

    /// <summary>The 60 000 training images.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImageDataset LoadTrain() => MnistFiles.Load("Fashion-MNIST training", Folder, "train", s_names);

    /// <summary>The 10 000 test images.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImageDataset LoadTest() => MnistFiles.Load("Fashion-MNIST test", Folder, "t10k", s_names);
}
