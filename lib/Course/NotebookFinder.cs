namespace Course;

/// <summary>Finds notebooks by number, name or path.</summary>
internal sealed class NotebookFinder(CourseContext context)
{
    private const string Extension = ".ipynb";
    private const string Further = "further"; // beyond the lesson
    private const string Solutions = "solutions";

    /// <summary>The notebooks that are meant: the lesson in order, then what goes beyond it, when none is named.</summary>
    /// <param name="names">Numbers, names or paths; solutions with <c>solutions/</c> before them.</param>
    /// <param name="solutions">Whether all means the solutions too.</param>
    /// <exception cref="InputException">A name fits no notebook, or several.</exception>
    public IReadOnlyList<string> Find(IReadOnlyList<string> names, bool solutions = false)
    {
        if (names.Count > 0) return [.. names.Select(FindOne).Distinct()];
        var course = Course(context.Notebooks);
        var all = solutions ? [.. course, .. In(Path.Combine(context.Notebooks, Solutions))] : course;
        return all.Count > 0 ? all : throw new InputException($"There are no notebooks in '{context.Notebooks}'.");
    }

    /// <summary>The notebooks in a folder that is laid out as the course: the lesson in order, then what goes beyond it.</summary>
    public static List<string> Course(string folder) => [.. In(folder), .. In(Path.Combine(folder, Further))];

    /// <summary>
    /// What a notebook is called: for one of the course its path in the folder of notebooks, else its file, without the ending.
    /// </summary>
    public string NameOf(string path)
    {
        var stem = Stem(path);
        var folder = Path.GetRelativePath(context.Notebooks, Path.GetDirectoryName(path)!);
        return folder is Further or Solutions ? $"{folder}/{stem}" : stem;
    }

    private static List<string> In(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, $"*{Extension}").Order(StringComparer.Ordinal)] : [];

    private string FindOne(string name)
    {
        var path = context.Resolve(name);
        if (File.Exists(path)) return path;
        if (Directory.Exists(path)) throw new InputException($"'{name}' is a folder: name a notebook in it.");
        if (new FileInfo(path).LinkTarget is not null) return path; // to nothing, or in a loop: the notebook fails, not the run

        var (folder, stem) = name.Split('/') is [Further or Solutions, var within] ? (name[..name.IndexOf('/')], within) : ("", name);
        if (stem.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
        {
            if (stem.Contains('/')) throw new InputException($"There is no notebook '{path}'.");
            stem = stem[..^Extension.Length];
        }

        var notebooks = folder.Length > 0 ? In(Path.Combine(context.Notebooks, folder)) : Course(context.Notebooks);
        var numbered = int.TryParse(stem, out var number) ? $"{number:00}-" : null;
        var fitting = notebooks.Where(notebook => Stem(notebook) == stem || IsNumbered(notebook)).ToList();
        if (fitting.Count == 0)
        {
            fitting = [.. notebooks.Where(notebook => Stem(notebook).Contains(stem, StringComparison.OrdinalIgnoreCase))];
        }
        return fitting switch
        {
            [var one] => one,
            [] => throw new InputException($"There is no notebook '{name}'. There are: {List(notebooks)}; or give a path."),
            _ => throw new InputException($"'{name}' fits several notebooks: {List(fitting)}."),
        };

        bool IsNumbered(string notebook) => numbered is not null && Stem(notebook).StartsWith(numbered, StringComparison.Ordinal);
    }

    private string List(List<string> notebooks) => notebooks.Count == 0 ? "none yet" : string.Join(", ", notebooks.Select(NameOf));

    private static string Stem(string path) => Path.GetFileNameWithoutExtension(path);
}
