using System.Text;

namespace Notebooks.Documents;

/// <summary>
/// Writes files so that a reader finds either the old content or the new, never a part.
/// A symbolic link stays, and the file it leads to is written. That file keeps its mode and its other names (hard links).
/// </summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <paramref name="text"/> as UTF-8, in the way of <see cref="WriteAllBytes"/>.</summary>
    /// <exception cref="IOException">The file cannot be written: the text names it, and its old content is whole.</exception>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, s_utf8.GetBytes(text));

    /// <summary>Writes <paramref name="content"/> unless the file already holds it, so that a full disk does no harm.</summary>
    /// <exception cref="IOException">The file cannot be written: the text names it, and its old content is whole.</exception>
    public static void Update(string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var isUnchanged = new FileInfo(path) is { Exists: true } file && file.Length == content.Length
            && content.AsSpan().SequenceEqual(File.ReadAllBytes(path));
        if (!isUnchanged) WriteAllBytes(path, content);
    }

    /// <summary>
    /// Writes <paramref name="content"/> to a temporary file beside <paramref name="path"/>, then renames it into place.
    /// A file of several names is written over instead, once the temporary file is whole. A device or a pipe is written to directly.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written: the text names it, and its old content is whole.</exception>
    public static void WriteAllBytes(string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var link = new FileInfo(path);
        var target = link.LinkTarget is null ? link.FullName : link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var folder = Path.GetDirectoryName(target)!;
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp"); // short, however long the target's own name is
        try
        {
            var status = FileStatus.Of(target);
            if (status is { IsRegular: false } && !Directory.Exists(target))
            {
                using var device = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                device.Write(content);
                return;
            }
            Directory.CreateDirectory(folder);
            Create(temporary, content, File.Exists(target) ? target : null);
            if (status is { Names: > 1 }) WriteOver(target, temporary, content);
            else File.Move(temporary, target, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var reason = error.Message.Replace(temporary, target, StringComparison.Ordinal)
                .Replace($" : '{target}'", "", StringComparison.Ordinal);
            throw new IOException($"'{path}' cannot be written: {reason.TrimEnd('.')}.", error) { HResult = error.HResult };
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    /// <summary>Writes a new file; one that is to replace another gets its mode, and has reached the disk on return.</summary>
    private static void Create(string path, byte[] content, string? replaced)
    {
        UnixFileMode? mode = OperatingSystem.IsWindows() || replaced is null ? null : File.GetUnixFileMode(replaced);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        using (var file = new FileStream(path, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: replaced is not null);
        }
        if (mode is { } wanted && !OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != wanted)
            File.SetUnixFileMode(path, wanted); // with what the process's mask took away
    }

    /// <summary>Writes the part that makes the file longer first: if the disk is full, the old content stays whole.</summary>
    private static void WriteOver(string target, string temporary, byte[] content)
    {
        using var file = File.OpenHandle(target, FileMode.Open, FileAccess.Write);
        var length = RandomAccess.GetLength(file);
        var head = (int)Math.Min(length, content.Length);
        try
        {
            RandomAccess.Write(file, content.AsSpan(head), head);
        }
        catch (IOException)
        {
            RandomAccess.SetLength(file, length);
            throw;
        }
        try
        {
            RandomAccess.Write(file, content.AsSpan(0, head), 0);
            RandomAccess.SetLength(file, content.Length);
        }
        catch (IOException error)
        {
            var whole = Path.ChangeExtension(temporary, ".whole");
            File.Move(temporary, whole);
            throw new IOException($"'{target}' was written over in part only: {error.Message} Its new content is in '{whole}'.", error);
        }
    }
}
