namespace Course.Running;

/// <summary>Finds notebooks by number, name or path.</summary>
internal sealed class NotebookFinder(CourseContext context)
{
    private const string Extension = ".ipynb";
    private const string SolutionsPrefix = "solutions/";

    /// <summary>The notebooks that are meant: all of the course, in order, when none is named.</summary>
    /// <param name="names">Numbers, names or paths; solutions with <c>solutions/</c> before them.</param>
    /// <param name="solutions">Whether all means the solutions too.</param>
    /// <exception cref="InputException">A name fits no notebook, or several.</exception>
    public IReadOnlyList<string> Find(IReadOnlyList<string> names, bool solutions = false)
    {
        if (names.Count > 0) return [.. names.Select(FindOne).Distinct()];
        var all = solutions ? [.. In(""), .. In(SolutionsPrefix)] : In("");
        return all.Count > 0 ? all : throw new InputException($"There are no notebooks in '{context.Notebooks}'.");
    }

    /// <summary>What a notebook is called: for one of the course its path in the folder of notebooks, else its file, without the ending.</summary>
    public string NameOf(string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        var folder = Path.GetRelativePath(context.Notebooks, Path.GetDirectoryName(path)!);
        return folder == SolutionsPrefix.TrimEnd('/') ? SolutionsPrefix + stem : stem;
    }

    private List<string> In(string prefix)
    {
        var folder = Path.Combine(context.Notebooks, prefix);
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, $"*{Extension}").Order(StringComparer.Ordinal)] : [];
    }

    private string FindOne(string name)
    {
        var path = context.Resolve(name);
        if (File.Exists(path)) return path;
        if (Directory.Exists(path)) throw new InputException($"'{name}' is a folder: name a notebook in it.");
        if (new FileInfo(path).LinkTarget is not null) return path; // to nothing, or in a loop: the notebook fails, not the run

        var prefix = name.StartsWith(SolutionsPrefix, StringComparison.Ordinal) ? SolutionsPrefix : "";
        var stem = name[prefix.Length..];
        if (stem.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
        {
            if (stem.Contains('/')) throw new InputException($"There is no notebook '{path}'.");
            stem = stem[..^Extension.Length];
        }

        var notebooks = In(prefix);
        var numbered = int.TryParse(stem, out var number) ? $"{number:00}-" : null;
        var fitting = notebooks.Where(notebook => Stem(notebook) == stem || (numbered is not null && Stem(notebook).StartsWith(numbered, StringComparison.Ordinal))).ToList();
        if (fitting.Count == 0) fitting = [.. notebooks.Where(notebook => Stem(notebook).Contains(stem, StringComparison.OrdinalIgnoreCase))];
        return fitting switch
        {
            [var one] => one,
            [] => throw new InputException($"There is no notebook '{name}'. There are: {List(notebooks)}; or give a path."),
            _ => throw new InputException($"'{name}' fits several notebooks: {List(fitting)}."),
        };
    }

    private string List(List<string> notebooks) => notebooks.Count == 0 ? "none yet" : string.Join(", ", notebooks.Select(NameOf));

    private static string Stem(string path) => Path.GetFileNameWithoutExtension(path);
}
