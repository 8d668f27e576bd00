namespace Course.Datasets;

/// <summary>A place where data files can be had.</summary>
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
    /// <exception cref="SourceException">It cannot be had here.</exception>
    Task<string> GetAsync(
        string fileName, string scratch, IProgress<(long Bytes, long Total)> progress, CancellationToken cancellationToken);
}

/// <summary>A source does not have a file or cannot be reached: the message says why.</summary>
internal sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause);
