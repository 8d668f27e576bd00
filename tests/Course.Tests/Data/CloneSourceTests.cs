using Course.Data;
using Course.Tests.Support;

namespace Course.Tests.Data;

public sealed class CloneSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Get_FileOfTheLastCommit_BringsItsContent()
    {
        var path = await GetAsync(new CloneSource("data/fashion-mnist"), "LICENSE");

        Assert.StartsWith(_folder.Path, path);
        Assert.Contains("Zalando SE", File.ReadAllText(path));
    }

    [Fact]
    public async Task Get_FolderThatNoCommitHas_SaysSo()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => GetAsync(new CloneSource("data/none"), "a.bin"));

        Assert.Contains("'data/none'", error.Message);
    }

    private async Task<string> GetAsync(CloneSource source, string name) =>
        await source.GetAsync(name, _folder.Path, new Progress<(long, long)>(), CancellationToken.None);
}
