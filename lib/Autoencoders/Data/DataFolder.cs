namespace Autoencoders.Data;

/// <summary>Finds the folder of a data set.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names the folder 'data' when it lies elsewhere.</summary>
    public const string Variable = "AUTOENCODERS_DATA";

    /// <summary>
    /// The folder <paramref name="set"/> (for example "mnist") in the folder that <see cref="Variable"/> names, or else in the nearest folder
    /// 'data' that has it, from the current directory upwards.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none; the text says where it was looked for and what to run.</exception>
    public static string Find(string set)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(set);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return Find(set, [named], $"'{named}' ({Variable})");
        var start = Directory.GetCurrentDirectory();
        var above = new List<string>();
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent) above.Add(Path.Combine(folder.FullName, "data"));
        return Find(set, above, $"any folder 'data' from '{start}' upwards");
    }

    /// <summary>What to run when a data set's file is missing or damaged.</summary>
    internal static string Remedy(string set) => $"Run './course data fetch {set}'.";

    private static string Find(string set, IEnumerable<string> parents, string where) =>
        parents.Select(parent => Path.Combine(parent, set)).FirstOrDefault(Directory.Exists)
        ?? throw new DirectoryNotFoundException($"Data set folder '{set}' not found in {where}. {Remedy(set)}");
}
