using System.Security.Cryptography;

namespace Autoencoders.Data;

/// <summary>
/// The SHA-256 sums of data files: lines of 64 hexadecimal digits, two spaces and a path relative to the folder 'data', as sha256sum writes them.
/// </summary>
public sealed class Checksums
{
    private readonly Dictionary<string, string> _sums;

    private Checksums(Dictionary<string, string> sums) => _sums = sums;

    /// <summary>The paths, with '/' between folders, that have a sum.</summary>
    public IReadOnlyCollection<string> Paths => _sums.Keys;

    /// <summary>Reads a file of sums.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A line has another form.</exception>
    public static Checksums Read(string path) => Parse(File.ReadAllLines(path), Path.GetFileName(path));

    /// <summary>Reads lines of sums; empty lines and lines that begin with '#' say nothing.</summary>
    /// <exception cref="InvalidDataException">A line has another form.</exception>
    public static Checksums Parse(IEnumerable<string> lines, string name)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, number) in lines.Select((line, i) => (line.Trim(), i + 1)))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is not [{ Length: 64 } sum, var path] || !sum.All(char.IsAsciiHexDigit))
            {
                throw new InvalidDataException($"Line {number} of '{name}' is '{line}': expected 64 hexadecimal digits, two spaces and a path.");
            }

            sums[path.TrimStart('*')] = sum.ToLowerInvariant();
        }

        return new Checksums(sums);
    }

    /// <summary>The SHA-256 sum of a file, as 64 lower-case hexadecimal digits.</summary>
    public static string Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Compares a file with its sum.</summary>
    /// <param name="path">The path relative to the folder 'data', one of <see cref="Paths"/>.</param>
    /// <param name="file">Where the file lies.</param>
    /// <exception cref="ArgumentException">There is no sum for the path.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The sum differs.</exception>
    public void Verify(string path, string file)
    {
        if (!_sums.TryGetValue(path, out var expected)) throw new ArgumentException($"There is no checksum for '{path}': add its line, or check the name.", nameof(path));
        var remedy = DataFolder.Remedy(path.Split('/')[0]);
        if (!File.Exists(file)) throw new FileNotFoundException($"Data file '{path}' not found at '{file}'. {remedy}", file);
        var found = Of(file);
        if (found != expected) throw new InvalidDataException($"Data file '{path}' is damaged: expected SHA-256 {expected}, found {found}. {remedy}");
    }
}
