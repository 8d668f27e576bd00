using System.IO.Compression;
using System.Security.Cryptography;
using Course.Datasets;
using Course.Tests.Support;

namespace Course.Tests.Datasets;

public sealed class DataVerifierTests : IDisposable
{
    private static readonly byte[] s_content = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))];
    private static readonly DataFile s_expected =
        new("a.gz", s_content.Length, Convert.ToHexStringLower(SHA256.HashData(s_content)), InRepository: true);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verify_WholeFile_IsWhole() => Assert.Equal(DataFileState.Whole, Verify(Pack(s_content)).State);

    [Fact]
    public void Verify_UncompressedContentUnderTheName_IsWhole() => Assert.Equal(DataFileState.Whole, Verify(s_content).State);

    [Fact]
    public void Verify_MissingFile_IsMissing() =>
        Assert.Equal(DataFileState.Missing, DataVerifier.Verify(s_expected, _folder["a.gz"]).State);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(200)]
    public void Verify_TruncatedFile_IsDamaged(int length) => Assert.Equal(DataFileState.Damaged, Verify(Pack(s_content)[..length]).State);

    [Fact]
    public void Verify_OneChangedByte_SaysExpectedAndFoundSums()
    {
        byte[] changed = [.. s_content];
        changed[100] ^= 1;

        var finding = Verify(Pack(changed));

        Assert.Equal(DataFileState.Damaged, finding.State);
        Assert.Contains(s_expected.Sha256!, finding.Detail);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(changed)), finding.Detail);
    }

    [Fact]
    public void Verify_TooLong_SaysBothSizes()
    {
        var finding = Verify(Pack([.. s_content, 1]));

        Assert.Equal($"expected {s_content.Length} bytes of content, found {s_content.Length + 1}", finding.Detail);
    }

    [Fact]
    public void Verify_RepositoryData_IsWhole()
    {
        foreach (var set in DataCatalogue.All)
        {
            var findings = DataVerifier.Verify(set, Path.Combine(CourseScript.Root, "data", set.Name));
            Assert.All(findings.Where(finding => finding.File.InRepository), finding => Assert.Equal(DataFileState.Whole, finding.State));
        }
    }

    [Fact]
    public void ChecksumsFile_RepositoryData_Fits()
    {
        var folder = Path.Combine(CourseScript.Root, "data");
        var lines = File.ReadAllLines(Path.Combine(folder, "checksums.sha256")).Select(line => line.Split("  ")).ToList();

        Assert.Equal(DataCatalogue.All.Sum(set => set.Files.Count(file => file.InRepository)), lines.Count);
        Assert.All(lines, line => Assert.Equal(line[0], FileContent.Sha256(Path.Combine(folder, line[1]))));
    }

    internal static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
        return packed.ToArray();
    }

    private DataFinding Verify(byte[] bytes) => DataVerifier.Verify(s_expected, _folder.Write("a.gz", bytes));
}
