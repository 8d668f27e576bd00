namespace Autoencoders.Plotting;

/// <summary>Writes picture files whole or not at all.</summary>
internal static class PictureFile
{
    public static void Write(string path, byte[] content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var partial = path + ".part";
        File.WriteAllBytes(partial, content);
        File.Move(partial, path, overwrite: true);
    }
}
