using Autoencoders.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Autoencoders.Tests.Data;

public class Cifar10FileTests
{
    private const int Record = 3073;

    [Fact]
    public void Parse_TwoRecords_SeparatesLabelsFromPlanes()
    {
        var file = new byte[2 * Record];
        (file[0], file[1], file[Record - 1]) = (3, 10, 20);
        (file[Record], file[Record + 1]) = (9, 30);

        var (images, labels) = Cifar10File.Parse(file, "test_batch.bin");

        Assert.Equal([3, 9], labels);
        Assert.Equal(2 * 3072, images.Length);
        Assert.Equal((10, 20, 30), (images[0], images[3071], images[3072]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Record - 1)]
    [InlineData(Record + 1)]
    public void Parse_NoWholeNumberOfRecords_NamesBothSizes(int length)
    {
        var error = Assert.Throws<InvalidDataException>(() => Cifar10File.Parse(new byte[length], "test_batch.bin", "Fetch it again."));

        Assert.Contains("'test_batch.bin'", error.Message);
        Assert.Contains($"found {length} bytes", error.Message);
        Assert.EndsWith("Fetch it again.", error.Message);
    }

    [Fact]
    public void Parse_LabelTen_NamesRecordAndLabel()
    {
        var file = new byte[2 * Record];
        file[Record] = 10;

        var error = Assert.Throws<InvalidDataException>(() => Cifar10File.Parse(file, "x"));

        Assert.Contains("expected a label from 0 to 9 in record 1, found 10", error.Message);
    }

    [Fact]
    public void Parse_MutatedRecords_KeepsTheBytesOrThrowsInvalidDataException() =>
        Prop.ForAll<uint, byte, byte>((place, value, cut) =>
        {
            var file = new byte[(2 * Record) - (cut < 200 ? 0 : cut)];
            file[place % file.Length] = value;
            try
            {
                var (images, labels) = Cifar10File.Parse(file, "x");
                return images.Length == labels.Length * 3072 && images.Sum(b => b) + labels.Sum(b => b) == value;
            }
            catch (InvalidDataException)
            {
                return cut >= 200 || (place % file.Length % Record == 0 && value > 9);
            }
        }).QuickCheckThrowOnFailure();
}
