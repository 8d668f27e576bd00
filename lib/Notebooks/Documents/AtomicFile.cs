using System.Text;

namespace Notebooks.Documents;

/// <summary>Writes files so that a reader finds the old content or the new one, never a part.</summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <paramref name="text"/> as UTF-8 to a temporary file beside <paramref name="path"/>, then renames it into place.</summary>
    /// <exception cref="IOException">The folder cannot be written; nothing is left behind.</exception>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, Utf8.GetBytes(text));

    /// <summary>Writes <paramref name="content"/> to a temporary file beside <paramref name="path"/>, then renames it into place.</summary>
    /// <exception cref="IOException">The folder cannot be written; nothing is left behind.</exception>
    public static void WriteAllBytes(string path, byte[] content)
    {
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary); // does nothing once the file has moved
        }
    }
}
