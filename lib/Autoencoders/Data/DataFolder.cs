namespace Autoencoders.Data;

/// <summary>Finds the folder of a data set.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names the folder 'data' when it lies elsewhere.</summary>
    public const string Variable = "AUTOENCODERS_DATA";

    /// <summary>
    /// The folder <paramref name="set"/> (for example "mnist") in the folder that <see cref="Variable"/> names, or else in the nearest
    /// folder 'data' that has it, from the current directory upwards.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none; the text says where it was looked for and what to run.</exception>
    public static string Find(string set)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(set);
        var where = Named is { } named ? $"'{named}' ({Variable})" : $"any folder 'data' from '{Directory.GetCurrentDirectory()}' upwards";
        return Candidates(set).FirstOrDefault(Directory.Exists)
            ?? throw new DirectoryNotFoundException($"Data set folder '{set}' not found in {where}. {Remedy(set)}");
    }

    /// <summary>Whether a data set's folder is there and has all of some files.</summary>
    internal static bool Has(string set, IEnumerable<string> files) =>
        Candidates(set).FirstOrDefault(Directory.Exists) is { } folder && files.All(file => File.Exists(Path.Combine(folder, file)));

    /// <summary>What to run when a data set's file is missing or damaged.</summary>
    internal static string Remedy(string set) =>
        Named is null && (set is "mnist" or "natural") ? "Run 'git restore data'." : $"Run './course data fetch {set}'.";

    private static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;

    private static List<string> Candidates(string set)
    {
        if (Named is { } named) return [Path.Combine(named, set)];
        var above = new List<string>();
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            above.Add(Path.Combine(folder.FullName, "data", set));
        }

        return above;
    }
}
