namespace Autoencoders.Data;

/// <summary>Writes files whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Throws now, rather than after the work, if a file cannot be written.</summary>
    /// <exception cref="IOException">The folder cannot be made or written to; the text says which.</exception>
    public static void RequireWritable(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            if (Directory.Exists(path)) throw new IOException("it is a folder.");
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            using var trial = File.Create($"{path}.part", 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The file '{path}' cannot be written: {error.Message} Name one in a folder that is yours.", error);
        }
    }

    /// <summary>Writes to a file beside <paramref name="path"/>, which then takes its place; the folder is made if there is none.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var partial = path + ".part";
        File.WriteAllBytes(partial, content);
        File.Move(partial, path, overwrite: true);
    }
}
