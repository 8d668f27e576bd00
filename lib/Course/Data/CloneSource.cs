namespace Course.Data;

/// <summary>The last commit of the clone that this program was built in, for the files that a clone brings along.</summary>
/// <param name="folder">Their folder, relative to the clone's root.</param>
internal sealed class CloneSource(string folder) : IDataSource
{
    private string? _unpacked;

    public string Name => "the last commit of this clone";

    public async Task<string> GetAsync(string fileName, string scratch, IProgress<(long Bytes, long Total)> progress, CancellationToken cancellationToken)
    {
        if (_unpacked is null || !Directory.Exists(_unpacked))
        {
            var archive = Path.Combine(scratch, "clone.tar.gz");
            await PackageTool.RunAsync(Root(), "git", ["archive", $"--output={archive}", "HEAD", folder], cancellationToken);
            _unpacked = await ArchiveSource.UnpackAsync(archive, scratch, cancellationToken);
        }

        return await new FolderSource(_unpacked).GetAsync(fileName, scratch, progress, cancellationToken);
    }

    private static string Root()
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            if (Path.Exists(Path.Combine(above.FullName, ".git"))) return above.FullName;
        }

        throw new SourceException("this copy of the course is no git clone");
    }
}
