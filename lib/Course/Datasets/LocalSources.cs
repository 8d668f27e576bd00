using System.Formats.Tar;

namespace Course.Datasets;

/// <summary>A place to get data files from.</summary>
internal interface IDataSource
{
    /// <summary>What a person would call it.</summary>
    string Name { get; }

    /// <summary>Brings a file, still unchecked.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="scratch">A folder to put things into; the caller removes it.</param>
    /// <param name="progress">Told how many bytes have come, of how many (0 when that is unknown).</param>
    /// <param name="cancellationToken">Stops the transfer.</param>
    /// <returns>Where the file lies now.</returns>
    /// <exception cref="SourceException">It is not available here.</exception>
    Task<string> GetAsync(
        string fileName, string scratch, IProgress<(long Bytes, long Total)> progress, CancellationToken cancellationToken);
}

/// <summary>A source does not have a file or cannot be reached: the message says why.</summary>
internal sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Files in a folder or its subfolders, such as a memory stick or an unpacked archive; compressed or not.</summary>
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

/// <summary>One local file: the wanted file itself, or a .tar.gz that contains it.</summary>
internal sealed class ArchiveSource(string path) : IDataSource
{
    private string? _unpacked;

    public string Name => path;

    public async Task<string> GetAsync(
        string fileName, string scratch, IProgress<(long Bytes, long Total)> progress, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new SourceException("there is no such file");
        var name = Path.GetFileName(path);
        if (name == fileName || $"{name}.gz" == fileName) return path;
        if (!name.EndsWith(".tar.gz", StringComparison.Ordinal) && !name.EndsWith(".tgz", StringComparison.Ordinal))
        {
            throw new SourceException($"it is neither '{fileName}' nor a .tar.gz that may have it");
        }

        _unpacked ??= await UnpackAsync(path, scratch, cancellationToken);
        return await new FolderSource(_unpacked).GetAsync(fileName, scratch, progress, cancellationToken);
    }

    /// <summary>Unpacks a .tar.gz into a new folder; entries that would leave it are refused.</summary>
    /// <exception cref="SourceException">The archive is damaged.</exception>
    public static async Task<string> UnpackAsync(string archive, string scratch, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(scratch, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        try
        {
            await using var content = FileContent.Open(archive);
            await TarFile.ExtractToDirectoryAsync(content, folder, overwriteFiles: true, cancellationToken);
            return folder;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or FormatException)
        {
            throw new SourceException($"it cannot be unpacked: {error.Message}", error);
        }
    }
}
