namespace Autoencoders.Data;

/// <summary>
/// Natural patches: pieces of free photographs, 1 440 for training and 540 for testing, 3 x 32 x 32. The label is the photograph; training
/// and test pieces come from different ones. Read from data/natural, whose files have the format of CIFAR-10; data/README.md has the
/// sources.
/// </summary>
public static class NaturalPatches
{
    private const string Folder = "natural";
    private static readonly string[] s_photographs = ["raccoon", "coffee", "rocket", "hubble", "astronaut", "cat"];

    /// <summary>Both parts.</summary>
    /// <exception cref="IOException">The folder or a file is missing; the text says which, and what to run.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static (ImageDataset Train, ImageDataset Test) Load() => (LoadTrain(), LoadTest());

    /// <summary>The 1 440 training pieces: of a raccoon, a cup of coffee, a rocket and the night sky.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImageDataset LoadTrain() => Cifar10File.Load("Natural patches training", Folder, ["train.bin"], s_photographs);

    /// <summary>The 540 test pieces: of an astronaut and a cat.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImageDataset LoadTest() => Cifar10File.Load("Natural patches test", Folder, ["test.bin"], s_photographs);
}
