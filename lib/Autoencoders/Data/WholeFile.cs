namespace Autoencoders.Data;

/// <summary>Writes files whole or not at all.</summary>
internal static class WholeFile
{
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
