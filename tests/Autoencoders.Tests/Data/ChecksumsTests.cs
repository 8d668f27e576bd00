using Autoencoders.Data;

namespace Autoencoders.Tests.Data;

public class ChecksumsTests
{
    private const string SumOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-4's example

    [Fact]
    public void Verify_RightContent_Passes()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("abc.gz", "abc"u8.ToArray());
        var checksums = Checksums.Parse(["# MNIST", "", $"{SumOfAbc}  mnist/abc.gz"], "checksums.sha256");

        checksums.Verify("mnist/abc.gz", file);

        Assert.Equal(["mnist/abc.gz"], checksums.Paths);
        Assert.Equal(SumOfAbc, Checksums.Of(file));
    }

    [Fact]
    public void Verify_OtherContent_NamesBothSumsAndTheRemedy()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("abc.gz", "abd"u8.ToArray());
        var checksums = Checksums.Parse([$"{SumOfAbc}  mnist/abc.gz"], "checksums.sha256");

        var error = Assert.Throws<InvalidDataException>(() => checksums.Verify("mnist/abc.gz", file));

        Assert.Contains($"expected SHA-256 {SumOfAbc}, found {Checksums.Of(file)}", error.Message);
        Assert.EndsWith("Run './course data fetch mnist'.", error.Message);
    }

    [Fact]
    public void Verify_MissingFile_NamesIt()
    {
        var checksums = Checksums.Parse([$"{SumOfAbc}  mnist/abc.gz"], "checksums.sha256");

        var error = Assert.Throws<FileNotFoundException>(() => checksums.Verify("mnist/abc.gz", "/nowhere/abc.gz"));

        Assert.Contains("'mnist/abc.gz' not found at '/nowhere/abc.gz'", error.Message);
    }

    [Theory]
    [InlineData("abc  mnist/x")]
    [InlineData(SumOfAbc)]
    [InlineData("zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  mnist/x")]
    public void Parse_MalformedLine_NamesLineAndFile(string line)
    {
        var error = Assert.Throws<InvalidDataException>(() => Checksums.Parse(["# first", line], "checksums.sha256"));

        Assert.StartsWith("Line 2 of 'checksums.sha256'", error.Message);
    }
}
