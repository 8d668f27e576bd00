using System.Buffers.Binary;
using System.IO.Compression;

namespace Autoencoders.Data;

/// <summary>An array of bytes with its dimensions, slowest first: images [N, rows, columns], labels [N].</summary>
public sealed record IdxArray(ReadOnlyMemory<byte> Data, IReadOnlyList<int> Dimensions);

/// <summary>
/// Reads the IDX format of MNIST (http://yann.lecun.com/exdb/mnist/, "file format"): two zero bytes, the element type, the number of
/// dimensions, each dimension as a big-endian 32-bit number, and the elements. Only unsigned bytes (type 0x08) are read.
/// </summary>
public static class Idx
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads an IDX file, plain or compressed with gzip: its first bytes tell which.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dimensions">How many dimensions the array must have; null accepts any number.</param>
    /// <param name="remedy">What to do when the file is missing or damaged; it ends the error's text.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The content is not an IDX array of bytes with that many dimensions and that size.</exception>
    public static IdxArray Read(string path, int? dimensions = null, string remedy = "Replace it by an undamaged copy.")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var (name, folder) = (Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path)));
        if (!File.Exists(path)) throw new FileNotFoundException($"File '{name}' not found in '{folder}'. {remedy}", path);
        return Parse(File.ReadAllBytes(path), name, dimensions, remedy);
    }

    /// <summary>Reads an IDX array from the bytes of a file, plain or compressed with gzip.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The file's name, for error texts.</param>
    /// <param name="dimensions">How many dimensions the array must have; null accepts any number.</param>
    /// <param name="remedy">What to do when the content is damaged; it ends the error's text.</param>
    /// <exception cref="InvalidDataException">The content is not such an array.</exception>
    public static IdxArray Parse(byte[] bytes, string name, int? dimensions = null, string remedy = "Replace it by an undamaged copy.")
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var content = bytes is [0x1F, 0x8B, ..] ? Decompress(bytes, name, remedy) : bytes;
        if (content.Length < 4) throw Damaged("a header of at least 4 bytes", $"{content.Length} bytes");
        var magic = BinaryPrimitives.ReadUInt32BigEndian(content.Span);
        var count = (int)(magic & 0xFF);
        if (magic >> 8 != UnsignedByte || count == 0 || (dimensions is { } needed && needed != count))
        {
            var (digits, wanted) = (dimensions?.ToString("X2") ?? "NN", dimensions?.ToString() ?? "1 or more");
            throw Damaged($"magic number 0x000008{digits} (unsigned bytes, {wanted} dimensions)", $"0x{magic:X8}");
        }

        var header = 4 + (4 * count);
        if (content.Length < header) throw Damaged($"a header of {header} bytes", $"{content.Length} bytes");
        var sizes = new int[count];
        var size = 1L;
        for (var i = 0; i < count; i++)
        {
            sizes[i] = BinaryPrimitives.ReadInt32BigEndian(content.Span[(4 + (4 * i))..]);
            if (sizes[i] < 0) throw Damaged($"a size from 0 to {int.MaxValue} in dimension {i}", $"{(uint)sizes[i]}");
            size = Math.Min(size * sizes[i], int.MaxValue);
        }

        var found = content.Length - header;
        if (found != size) throw Damaged($"{size} bytes after the header ({string.Join(" x ", sizes)})", $"{found}");
        return new IdxArray(content[header..], sizes);

        InvalidDataException Damaged(string expected, string actual) =>
            new($"IDX file '{name}' is damaged: expected {expected}, found {actual}. {remedy}");
    }

    // The last four bytes of gzip say how long the content is: room for it at once spares copies. Damaged files may claim anything, and no
    // content is more than 1032 times as long as its compressed form.
    private static long ContentLength(byte[] bytes) => bytes.Length < 18 ? 0
        : Math.Min(Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(^4..)), 1032L * bytes.Length), Array.MaxLength);

    private static ReadOnlyMemory<byte> Decompress(byte[] bytes, string name, string remedy)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var content = new MemoryStream((int)ContentLength(bytes));
            gzip.CopyTo(content);
            return content.GetBuffer().AsMemory(0, (int)content.Length);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException(
                $"IDX file '{name}' is damaged: expected gzip data, found what cannot be decompressed ({error.Message}). {remedy}", error);
        }
    }
}
