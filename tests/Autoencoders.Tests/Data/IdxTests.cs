using System.IO.Compression;
using Autoencoders.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Autoencoders.Tests.Data;

public class IdxTests
{
    private static readonly byte[] s_twoByThree = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    [Fact]
    public void Parse_PlainFile_GivesDimensionsAndBytes()
    {
        var array = Idx.Parse(s_twoByThree, "x");

        Assert.Equal([2, 3], array.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 6], array.Data.ToArray());
    }

    [Fact]
    public void Parse_GzipFile_GivesTheSameArray()
    {
        var array = Idx.Parse(Gzip(s_twoByThree), "x.gz");

        Assert.Equal([2, 3], array.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 6], array.Data.ToArray());
    }

    [Theory]
    [InlineData(2, 9, "magic number 0x000008NN", "0x00000902")] // another element type
    [InlineData(0, 1, "magic number 0x000008NN", "0x01000802")]
    [InlineData(7, 3, "9 bytes after the header (3 x 3)", "found 6")]
    [InlineData(4, 255, "a size from 0 to 2147483647 in dimension 0", "4278190082")]
    public void Parse_ChangedByte_NamesExpectedAndFound(int place, byte value, string expected, string found)
    {
        var bytes = s_twoByThree.ToArray();
        bytes[place] = value;

        var error = Assert.Throws<InvalidDataException>(() => Idx.Parse(bytes, "train-images-idx3-ubyte", remedy: "Run it again."));

        Assert.Contains("'train-images-idx3-ubyte'", error.Message);
        Assert.Contains(expected, error.Message);
        Assert.Contains(found, error.Message);
        Assert.EndsWith("Run it again.", error.Message);
    }

    [Fact]
    public void Parse_WrongNumberOfDimensions_NamesTheMagicNumber()
    {
        var error = Assert.Throws<InvalidDataException>(() => Idx.Parse(s_twoByThree, "x", dimensions: 3));

        Assert.Contains("expected magic number 0x00000803", error.Message);
        Assert.Contains("found 0x00000802", error.Message);
    }

    [Fact]
    public void Parse_AnyTruncation_IsAnInvalidDataException()
    {
        for (var length = 0; length < s_twoByThree.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Idx.Parse(s_twoByThree[..length], "x"));
        }

        var compressed = Gzip(s_twoByThree);
        // the last 10 bytes are the end of the last block and gzip's own check
        for (var length = 0; length < compressed.Length - 10; length++)
        {
            Assert.Throws<InvalidDataException>(() => Idx.Parse(compressed[..length], "x.gz"));
        }
    }

    [Fact]
    public void Parse_RandomBytes_GivesAnArrayOrAnInvalidDataException() =>
        Prop.ForAll<byte[]>(bytes => FailsOnlyAsDocumented(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_MutatedBytes_GivesAnArrayOrAnInvalidDataException() =>
        Prop.ForAll<int, byte, bool>((place, value, compress) =>
        {
            var bytes = compress ? Gzip(s_twoByThree) : s_twoByThree.ToArray();
            bytes[(int)((uint)place % bytes.Length)] = value;
            return FailsOnlyAsDocumented(bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_WrittenArray_RoundTrips() =>
        Prop.ForAll<byte[], byte>((data, rows) =>
        {
            var columns = rows == 0 ? 0 : data.Length / rows;
            byte[] file = [0, 0, 8, 2, 0, 0, 0, rows, .. BigEndian(columns), .. data.AsSpan(0, columns * rows)];
            var array = Idx.Parse(file, "x");
            return array.Dimensions[0] == rows && array.Data.Span.SequenceEqual(file.AsSpan(12));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_MissingFile_NamesFileFolderAndRemedy()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Idx.Read("/nowhere/images.gz", remedy: "Run './course data fetch mnist'."));

        Assert.Equal("File 'images.gz' not found in '/nowhere'. Run './course data fetch mnist'.", error.Message);
    }

    internal static byte[] Gzip(byte[] bytes)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return file.ToArray();
    }

    private static bool FailsOnlyAsDocumented(byte[] bytes)
    {
        try
        {
            var array = Idx.Parse(bytes, "x");
            return array.Dimensions.Aggregate(1L, (size, dimension) => size * dimension) == array.Data.Length;
        }
        catch (InvalidDataException error)
        {
            return error.Message.Contains("expected", StringComparison.Ordinal)
                && error.Message.Contains("found", StringComparison.Ordinal);
        }
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
