using System.Formats.Tar;

namespace Course.Datasets;

/// <summary>One file that the user brought: the wanted file itself, or a .tar.gz that has it.</summary>
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
            throw new SourceException($"it is neither '{fileName}' nor a .tar.gz that may have it");
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
