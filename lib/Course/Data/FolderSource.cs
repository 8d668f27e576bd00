namespace Course.Data;

/// <summary>Files that lie in a folder or below it, such as a stick or an unpacked package; compressed or not.</summary>
internal sealed class FolderSource(string folder) : IDataSource
{
    public string Name => folder;

    public Task<string> GetAsync(
        string fileName, string scratch, IProgress<(long Bytes, long Total)> progress, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new SourceException("there is no such folder");
        var plain = fileName.EndsWith(".gz", StringComparison.Ordinal) ? fileName[..^3] : fileName;
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true };
        var found = Directory.EnumerateFiles(folder, "*", options)
            .FirstOrDefault(path => Path.GetFileName(path) is { } name && (name == fileName || name == plain));
        return Task.FromResult(found ?? throw new SourceException($"it has no file '{fileName}'"));
    }
}
