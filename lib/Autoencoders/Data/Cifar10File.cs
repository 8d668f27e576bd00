namespace Autoencoders.Data;

/// <summary>
/// Reads the binary version of CIFAR-10 (https://www.cs.toronto.edu/~kriz/cifar.html): records of 1 label byte and 3072 bytes, which are
/// the red, green and blue planes of 32x32 pixels.
/// </summary>
public static class Cifar10File
{
    /// <summary>Rows and columns of an image.</summary>
    public const int Size = 32;

    /// <summary>Bytes of an image: 3 planes of 32x32.</summary>
    public const int ImageBytes = 3 * Size * Size;

    private const int RecordBytes = 1 + ImageBytes;
    private const int Classes = 10;

    /// <summary>Loads files of a data set's folder as one data set.</summary>
    internal static ImageDataset Load(string name, string set, IEnumerable<string> files, IReadOnlyList<string> classNames)
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

        var pixels = images.GetBuffer().AsSpan(0, (int)images.Length);
        return new ImageDataset(name, ImageTensors.Images(pixels, labels.Length, 3, Size, Size),
            ImageTensors.Labels(labels.GetBuffer().AsSpan(0, (int)labels.Length)), classNames);
    }

    /// <summary>The images [N, 3, 32, 32], as bytes in this order, and the labels [N] of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The file's name, for error texts.</param>
    /// <param name="remedy">What to do when the content is damaged; it ends the error's text.</param>
    /// <exception cref="InvalidDataException">The file is empty, is no whole number of records, or a label is not 0 to 9.</exception>
    public static (byte[] Images, byte[] Labels) Parse(ReadOnlySpan<byte> bytes, string name, string remedy = "Replace it by an undamaged copy.")
    {
        var (count, rest) = Math.DivRem(bytes.Length, RecordBytes);
        if (count == 0 || rest != 0)
        {
            throw new InvalidDataException($"CIFAR-10 file '{name}' is damaged: expected one or more records of {RecordBytes} bytes, found {bytes.Length} bytes. {remedy}");
        }

        var (images, labels) = (new byte[count * ImageBytes], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            var record = bytes.Slice(i * RecordBytes, RecordBytes);
            if (record[0] >= Classes)
            {
                throw new InvalidDataException($"CIFAR-10 file '{name}' is damaged: expected a label from 0 to {Classes - 1} in record {i}, found {record[0]}. {remedy}");
            }

            labels[i] = record[0];
            record[1..].CopyTo(images.AsSpan(i * ImageBytes));
        }

        return (images, labels);
    }
}
