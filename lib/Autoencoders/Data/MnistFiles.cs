namespace Autoencoders.Data;

/// <summary>Loads data sets that have the files of MNIST: 28x28 gray images of ten classes, in IDX files.</summary>
internal static class MnistFiles
{
    private const int Size = 28;

    /// <summary>Loads the images and labels whose file names begin with <paramref name="part"/> ("train" or "t10k").</summary>
    public static ImageDataset Load(string name, string set, string part, IReadOnlyList<string> classNames)
    {
        var (folder, remedy) = (DataFolder.Find(set), DataFolder.Remedy(set));
        var (imageFile, labelFile) = ($"{part}-images-idx3-ubyte", $"{part}-labels-idx1-ubyte");
        var images = Read(imageFile, 3);
        var labels = Read(labelFile, 1);
        var (count, rows, columns) = (images.Dimensions[0], images.Dimensions[1], images.Dimensions[2]);
        if ((rows, columns) != (Size, Size)) throw Wrong($"'{imageFile}'", $"images of {Size}x{Size} pixels", $"{rows}x{columns}");
        if (labels.Dimensions[0] != count) throw Wrong($"'{labelFile}'", $"{count} labels, as many as '{imageFile}' has images", $"{labels.Dimensions[0]}");
        var worst = labels.Data.Span.IndexOfAnyExceptInRange((byte)0, (byte)(classNames.Count - 1));
        if (worst >= 0) throw Wrong($"'{labelFile}'", $"labels from 0 to {classNames.Count - 1}", $"{labels.Data.Span[worst]} at place {worst}");
        return new ImageDataset(name, ImageTensors.Images(images.Data.Span, count, 1, Size, Size), ImageTensors.Labels(labels.Data.Span), classNames);

        IdxArray Read(string file, int dimensions)
        {
            var plain = Path.Combine(folder, file);
            var compressed = plain + ".gz";
            if (File.Exists(plain)) return Idx.Read(plain, dimensions, remedy);
            if (File.Exists(compressed)) return Idx.Read(compressed, dimensions, remedy);
            throw new FileNotFoundException($"{name} file '{file}.gz' not found in '{folder}'. {remedy}", compressed);
        }

        InvalidDataException Wrong(string file, string expected, string found) =>
            new($"{name} file {file} does not fit: expected {expected}, found {found}. {remedy}");
    }
}
