namespace Course.Datasets;

/// <summary>Files that lie in a folder or below it, such as a stick or an unpacked package; compressed or not.</summary>
internal sealed class FolderSource(string folder) : IDataSource
{
    public string Name => folder;

    public Task<string> GetAsync(
        string fileName, string scratch, IProgress<(long Bytes, long Total)> progress, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new SourceException("there is no such folder");
        var plain = Plain(fileName);
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true };
        var found = Directory.EnumerateFiles(folder, "*", options).FirstOrDefault(path => Plain(Path.GetFileName(path)) == plain);
        return Task.FromResult(found ?? throw new SourceException($"it has no file '{fileName}'"));
    }

    // Unpacked, and under MNIST's older name: train-images.idx3-ubyte.
    private static string Plain(string name) =>
        (name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name).Replace(".idx", "-idx", StringComparison.Ordinal);
}
