namespace Course.Data;

/// <summary>A Debian package that has the files; it is downloaded and unpacked, not installed, so that no administrator is needed.</summary>
internal sealed class DebianPackageSource(string package) : IDataSource
{
    private string? _unpacked;

    public string Name => $"Debian package {package}";

    public async Task<string> GetAsync(string fileName, string scratch, IProgress<(long Bytes, long Total)> progress, CancellationToken cancellationToken)
    {
        if (_unpacked is null || !Directory.Exists(_unpacked))
        {
            await PackageTool.RunAsync(scratch, "apt-get", ["download", "-q", package], cancellationToken);
            var file = Directory.EnumerateFiles(scratch, $"{package}_*.deb").FirstOrDefault()
                ?? throw new SourceException("apt-get brought no package");
            var folder = Path.Combine(scratch, "unpacked");
            await PackageTool.RunAsync(scratch, "dpkg-deb", ["-x", file, folder], cancellationToken);
            _unpacked = folder;
        }

        return await new FolderSource(_unpacked).GetAsync(fileName, scratch, progress, cancellationToken);
    }
}
