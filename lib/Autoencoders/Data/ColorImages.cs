namespace Autoencoders.Data;

/// <summary>
/// Colour images, 3 x 32 x 32: CIFAR-10 where it has been fetched, and otherwise the natural patches that every clone has. The data sets'
/// names say which.
/// </summary>
public static class ColorImages
{
    /// <summary>Both parts.</summary>
    /// <exception cref="IOException">A file of the natural patches is missing; the text says which, and what to run.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static (ImageDataset Train, ImageDataset Test) Load() => Cifar10.IsFetched ? Cifar10.Load() : NaturalPatches.Load();
}
