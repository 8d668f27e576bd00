using System.IO.Compression;
using System.Security.Cryptography;

namespace Course.Datasets;

/// <summary>How a data file was found.</summary>
internal enum DataFileState
{
    Whole,
    Missing,
    Damaged,
}

/// <summary>A data file that was looked at.</summary>
/// <param name="File">The file.</param>
/// <param name="State">How it was found.</param>
/// <param name="Detail">What was expected and what was found, when it is damaged.</param>
internal sealed record DataFinding(DataFile File, DataFileState State, string Detail = "")
{
    /// <summary>Whether it is damaged, or missing though a clone has it.</summary>
    public bool IsWrong => State == DataFileState.Damaged || (State == DataFileState.Missing && File.InRepository);
}

/// <summary>Checks the files in a folder against their sizes and checksums.</summary>
internal static class DataVerifier
{
    /// <summary>Looks at every file of a set.</summary>
    public static IReadOnlyList<DataFinding> Verify(DataSet set, string folder)
    {
        var sums = ReadSums(Path.Combine(folder, DataSet.SumsName));
        return
        [
            .. from file in set.Files
               let known = file with { Sha256 = file.Sha256 ?? sums.GetValueOrDefault(file.Name) }
               select Verify(known, Path.Combine(folder, file.Name)),
        ];
    }

    /// <summary>Looks at one file, wherever it lies.</summary>
    public static DataFinding Verify(DataFile file, string path)
    {
        if (!File.Exists(path)) return new(file, DataFileState.Missing);
        try
        {
            var (bytes, sum) = FileContent.Measure(path);
            if (bytes != file.ContentBytes) return Damaged($"expected {file.ContentBytes} bytes of content, found {bytes}");
            if (file.Sha256 is null) return Damaged($"its checksum is not recorded in {DataSet.SumsName}");
            return sum == file.Sha256
                ? new(file, DataFileState.Whole)
                : Damaged($"expected SHA-256 {file.Sha256} of the content, found {sum}");
        }
        catch (InvalidDataException error)
        {
            return Damaged($"its compression is broken: {error.Message}");
        }

        DataFinding Damaged(string detail) => new(file, DataFileState.Damaged, detail);
    }

    private static Dictionary<string, string> ReadSums(string path) => !File.Exists(path)
        ? []
        : File.ReadLines(path)
            .Select(line => line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2).GroupBy(parts => parts[1]).ToDictionary(group => group.Key, group => group.Last()[0]);
}

/// <summary>Measures a file's content, whether it is compressed or not.</summary>
internal static class FileContent
{
    /// <summary>Opens a file for reading; gzip, told by its first bytes, is unpacked on the way.</summary>
    public static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        var isGzip = IsGzip(file);
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Whether a file is compressed.</summary>
    public static bool IsGzip(string path)
    {
        using var file = File.OpenRead(path);
        return IsGzip(file);
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

    private static bool IsGzip(FileStream file) => file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
}
