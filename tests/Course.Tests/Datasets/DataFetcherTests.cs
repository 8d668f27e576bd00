using System.Formats.Tar;
using System.Security.Cryptography;
using Course.Datasets;
using Course.Tests.Support;

namespace Course.Tests.Datasets;

public sealed class DataFetcherTests : IDisposable
{
    private static readonly byte[] s_content = [.. Enumerable.Range(0, 30_000).Select(i => (byte)(i * i))];
    private static readonly DataFile s_file1 =
        new("images.gz", s_content.Length, Convert.ToHexStringLower(SHA256.HashData(s_content)), InRepository: false);
    private static readonly DataSet s_set = new("tiny", "Tiny", [s_file1], []);
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["data/tiny/images.gz"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fetch_FromServer_BringsWholeFile()
    {
        using var server = new FileServer(_ => Whole(DataVerifierTests.Pack(s_content)));

        Assert.Equal(1, await FetchAsync(new WebSource(server.Address)));

        Assert.Equal(DataFileState.Whole, DataVerifier.Verify(s_file1, Target).State);
        Assert.Equal([Target], Directory.GetFiles(_folder["data/tiny"]));
    }

    [Fact]
    public async Task Fetch_Twice_DoesNothingTheSecondTime()
    {
        using var server = new FileServer(_ => Whole(DataVerifierTests.Pack(s_content)));
        await FetchAsync(new WebSource(server.Address));

        Assert.Equal(0, await FetchAsync(new WebSource("http://127.0.0.1:9/")));
    }

    [Fact]
    public async Task Fetch_TransferThatBreaksOff_LeavesNoFile()
    {
        var packed = DataVerifierTests.Pack(s_content);
        using var server = new FileServer(_ => (packed[..(packed.Length / 2)], packed.Length));

        var error = await Assert.ThrowsAsync<InputException>(() => FetchAsync(new WebSource(server.Address)));

        Assert.Contains("images.gz", error.Message);
        Assert.Contains("--from FOLDER", error.Message);
        Assert.Empty(Directory.GetFiles(_folder["data/tiny"]));
    }

    [Fact]
    public async Task Fetch_WrongContent_SaysSumsAndLeavesNoFile()
    {
        byte[] changed = [.. s_content];
        changed[9] ^= 4;
        using var server = new FileServer(_ => Whole(DataVerifierTests.Pack(changed)));

        var error = await Assert.ThrowsAsync<InputException>(() => FetchAsync(new WebSource(server.Address)));

        Assert.Contains(s_file1.Sha256!, error.Message);
        Assert.Empty(Directory.GetFiles(_folder["data/tiny"]));
    }

    [Fact]
    public async Task Fetch_FirstSourceFails_TakesTheNext()
    {
        using var server = new FileServer(_ => null);
        _folder.Write("stick/images", s_content);

        Assert.Equal(1, await FetchAsync(new WebSource(server.Address), new FolderSource(_folder["stick"])));

        Assert.Equal(DataFileState.Whole, DataVerifier.Verify(s_file1, Target).State);
        Assert.Equal(0x1f, File.ReadAllBytes(Target)[0]);
    }

    [Fact]
    public async Task Fetch_NoServer_NamesEverySource()
    {
        var error =
            await Assert.ThrowsAsync<InputException>(() => FetchAsync(new WebSource("http://127.0.0.1:9/"), new FolderSource("/nowhere")));

        Assert.Contains("http://127.0.0.1:9/", error.Message);
        Assert.Contains("/nowhere: there is no such folder", error.Message);
    }

    [Fact]
    public async Task Fetch_DamagedFile_IsReplaced()
    {
        _folder.Write("data/tiny/images.gz", [1, 2, 3]);
        _folder.Write("stick/images.gz", DataVerifierTests.Pack(s_content));

        await FetchAsync(new FolderSource(_folder["stick"]));

        Assert.Equal(DataFileState.Whole, DataVerifier.Verify(s_file1, Target).State);
    }

    [Fact]
    public async Task Fetch_Archive_KeepsTheSumsOfItsParts()
    {
        var archive = _folder.Write("stick/set.tar.gz", DataVerifierTests.Pack(Tar("part.bin", s_content)));
        var set = new DataSet("tiny", "Tiny", [new DataFile("part.bin", s_content.Length, null, InRepository: false)], [])
        {
            Archive = new("set.tar.gz", FileContent.Sha256(archive)),
        };

        await Fetcher().FetchAsync(set, _folder["data/tiny"], [new ArchiveSource(archive)], CancellationToken.None);

        Assert.All(DataVerifier.Verify(set, _folder["data/tiny"]), finding => Assert.Equal(DataFileState.Whole, finding.State));
        File.WriteAllBytes(_folder["data/tiny/part.bin"], [.. s_content[..^1], 0]);
        Assert.All(DataVerifier.Verify(set, _folder["data/tiny"]), finding => Assert.Equal(DataFileState.Damaged, finding.State));
    }

    [Fact]
    public async Task Fetch_ArchiveWithOtherSum_IsRefused()
    {
        var archive = _folder.Write("stick/set.tar.gz", DataVerifierTests.Pack(Tar("part.bin", s_content)));
        var error = await Assert.ThrowsAsync<InputException>(() => FetchPartsAsync(new ArchiveSource(archive)));

        Assert.Contains(new string('0', 64), error.Message);
        Assert.Empty(Directory.GetFiles(_folder["data/tiny"]));
    }

    [Theory]
    [InlineData("set.tar.gz", "batch_1", "Python")]
    [InlineData("set-python.tar.gz", "batch_1", "Python")]
    [InlineData("set-matlab.tgz", "batch_1.mat", "Matlab")]
    public async Task Fetch_ArchiveOfAnotherForm_IsNamedWithTheOneToGet(string name, string part, string form)
    {
        var source = new ArchiveSource(_folder.Write($"stick/{name}", DataVerifierTests.Pack(Tar(part, s_content))));

        var error = await Assert.ThrowsAsync<InputException>(() => FetchPartsAsync(source));

        Assert.Contains($"it is the set's {form} form, and the course reads the binary one: download set.tar.gz instead", error.Message);
        Assert.DoesNotContain("network", error.Message);
    }

    [Fact]
    public async Task Fetch_UnpackedArchive_IsTakenAndItsSumsKept()
    {
        _folder.Write("stick/below/part.bin", s_content);
        var said = new List<string>();

        await new DataFetcher(said.Add, new Progress<(long, long)>())
            .FetchAsync(Parts(), _folder["data/tiny"], [new FolderSource(_folder["stick"])], CancellationToken.None);

        Assert.All(DataVerifier.Verify(Parts(), _folder["data/tiny"]), finding => Assert.Equal(DataFileState.Whole, finding.State));
        Assert.Contains("the contents are taken as they are", said[^1]);
    }

    [Fact]
    public async Task Fetch_UnpackedPartOfAnotherSize_IsRefused()
    {
        _folder.Write("stick/part.bin", s_content[1..]);
        var source = new FolderSource(_folder["stick"]);

        var error = await Assert.ThrowsAsync<InputException>(() => FetchPartsAsync(source));

        Assert.Contains($"expected {s_content.Length} bytes of content, found {s_content.Length - 1}", error.Message);
    }

    [Theory]
    [InlineData("train-images.idx3-ubyte")]
    [InlineData("train-images-idx3-ubyte")]
    [InlineData("train-images.idx3-ubyte.gz")]
    public async Task Get_UnpackedOrOlderName_IsTheFile(string name)
    {
        var path = _folder.Write($"stick/{name}", s_content);
        var source = new FolderSource(_folder["stick"]);

        var found = await source.GetAsync("train-images-idx3-ubyte.gz", _folder.Path, new Progress<(long, long)>(), CancellationToken.None);

        Assert.Equal(path, found);
    }

    private Task<int> FetchPartsAsync(IDataSource source) =>
        Fetcher().FetchAsync(Parts(), _folder["data/tiny"], [source], CancellationToken.None);

    private static DataSet Parts() => new("tiny", "Tiny", [new DataFile("part.bin", s_content.Length, null, InRepository: false)], [])
    {
        Archive = new("set.tar.gz", new string('0', 64)) { OtherForms = [("batch_1", "Python"), ("batch_1.mat", "Matlab")] },
    };

    private static (byte[], long)? Whole(byte[] content) => (content, content.Length);

    private static byte[] Tar(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"folder/{name}") { DataStream = new MemoryStream(content) });
        return bytes.ToArray();
    }

    private static DataFetcher Fetcher() => new(_ => { }, new Progress<(long, long)>());

    private Task<int> FetchAsync(params IDataSource[] sources) =>
        Fetcher().FetchAsync(s_set, _folder["data/tiny"], sources, CancellationToken.None);
}
