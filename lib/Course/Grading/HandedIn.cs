using System.IO.Compression;

namespace Course.Grading;

/// <summary>A file that was handed in.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Complaint">Why it cannot be graded; null for a notebook.</param>
internal sealed record HandedIn(string Path, string Name, string? Complaint = null)
{
    private const int MostEntries = 100;
    private const long MostBytes = 50_000_000;
    private const string Marker = ".graded"; // in a folder of executed copies

    private static readonly string[] s_notebooks = [".ipynb", ".ipynb.txt", ".json"];

    /// <summary>Marks a folder as one of executed copies, which are not handed in.</summary>
    public static void Mark(string outFolder)
    {
        Directory.CreateDirectory(outFolder);
        File.WriteAllText(System.IO.Path.Combine(outFolder, Marker), "");
    }

    /// <summary>All files that were handed in, each once and under a name of its own.</summary>
    /// <param name="context">The course.</param>
    /// <param name="names">Files, or folders of them.</param>
    /// <param name="scratch">Takes what archives hold.</param>
    /// <exception cref="InputException">There is no such file, or none in a folder.</exception>
    public static IReadOnlyList<HandedIn> Find(CourseContext context, IEnumerable<string> names, string scratch)
    {
        var files = names.SelectMany(name => Named(context, name)).DistinctBy(file => file.Path)
            .SelectMany((file, i) => Unpacked(file, System.IO.Path.Combine(scratch, $"{i}"))).ToList();
        for (var depth = 1; files.GroupBy(file => file.Name).Any(same => same.Count() > 1) && depth < 10; depth++)
        {
            var twice = files.GroupBy(file => file.Name).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
            files = [.. files.Select(file => twice.Contains(file.Name) ? file with { Name = Longer(file.Path, depth) } : file)];
        }

        return files;
    }

    // A file by its name; of a folder all files in it, by their paths in it.
    private static IEnumerable<HandedIn> Named(CourseContext context, string name)
    {
        var path = context.Resolve(name);
        if (File.Exists(path)) return [Of(path, System.IO.Path.GetFileName(path))];
        if (!Directory.Exists(path)) throw new InputException($"There is no file or folder '{name}'.");
        var found = FilesIn(path, path, []).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found.Select(file => Of(file, System.IO.Path.GetRelativePath(path, file)))
            : throw new InputException($"There is no file in '{name}'.");
    }

    private static HandedIn Of(string path, string name) =>
        IsNotebook(name) || IsArchive(name) ? new(path, name) : new(path, name, "is no notebook (.ipynb), and no .zip of one");

    private static bool IsNotebook(string name) =>
        s_notebooks.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static bool IsArchive(string name) => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static string Longer(string path, int depth) =>
        string.Join('/', path.Split(System.IO.Path.DirectorySeparatorChar)[^(depth + 1)..]);

    /// <summary>The notebooks of an archive; of anything else the file itself.</summary>
    private static IEnumerable<HandedIn> Unpacked(HandedIn file, string folder)
    {
        if (!IsArchive(file.Name) || file.Complaint is not null) return [file];
        try
        {
            using var archive = ZipFile.OpenRead(file.Path);
            var entries = archive.Entries.Where(entry => IsNotebook(entry.Name) && !entry.FullName.StartsWith("__MACOSX/")).ToList();
            if (entries.Count == 0) return [file with { Complaint = "has no notebook in it" }];
            if (archive.Entries.Count > MostEntries || entries.Sum(entry => entry.Length) > MostBytes)
                return [file with { Complaint = $"has more than {MostEntries} files or {MostBytes / 1_000_000} MB in it" }];
            Directory.CreateDirectory(folder);
            return [.. entries.Select((entry, i) => new HandedIn(Unpack(entry, $"{folder}/{i}.ipynb"), $"{file.Name}/{entry.FullName}"))];
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return [file with { Complaint = $"cannot be unpacked: {error.Message}" }];
        }
    }

    // By a name of ours: what the entry is called leads nowhere. No more than it says it holds.
    private static string Unpack(ZipArchiveEntry entry, string path)
    {
        using var source = entry.Open();
        using var target = File.Create(path);
        var buffer = new byte[1 << 16];
        for (long left = entry.Length; left > 0;)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0) break;
            target.Write(buffer, 0, read);
            left -= read;
        }

        return path;
    }

    // Links to folders are followed, and each folder is entered once: a link may lead back to where it lies.
    private static IEnumerable<string> FilesIn(string shown, string real, HashSet<string> entered)
    {
        var target = new DirectoryInfo(real).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        var folder = System.IO.Path.TrimEndingDirectorySeparator(target ?? real);
        var name = System.IO.Path.GetFileName(shown);
        if (name == ".ipynb_checkpoints" || !entered.Add(folder) || File.Exists(System.IO.Path.Combine(folder, Marker))) return [];
        return Directory.EnumerateFiles(folder).Where(IsHandedIn).Select(Shown)
            .Concat(Directory.EnumerateDirectories(folder).SelectMany(below => FilesIn(Shown(below), below, entered)));

        string Shown(string path) => System.IO.Path.Combine(shown, System.IO.Path.GetFileName(path));
    }

    // Not what systems and this command itself leave.
    private static bool IsHandedIn(string path) => System.IO.Path.GetFileName(path) is var name
        && !name.StartsWith('.') && !name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase);
}
