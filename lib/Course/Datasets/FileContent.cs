using System.IO.Compression;
using System.Security.Cryptography;

namespace Course.Datasets;

/// <summary>Measures a file's content, whether it is compressed or not.</summary>
internal static class FileContent
{
    /// <summary>Opens a file for reading; gzip, told by its first bytes, is unpacked on the way.</summary>
    public static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The size and the SHA-256 of the content.</summary>
    /// <exception cref="InvalidDataException">The compression is damaged.</exception>
    public static (long Bytes, string Sha256) Measure(string path)
    {
        using var content = Open(path);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read; (read = content.Read(buffer)) > 0; bytes += read) sum.AppendData(buffer, 0, read);
        return (bytes, Convert.ToHexStringLower(sum.GetHashAndReset()));
    }

    /// <summary>The SHA-256 of the file as it lies there.</summary>
    public static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
