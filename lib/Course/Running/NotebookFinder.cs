namespace Course.Running;

/// <summary>Finds notebooks by number, name or path.</summary>
internal sealed class NotebookFinder(CourseContext context)
{
    private const string Extension = ".ipynb";

    /// <summary>The notebooks that are meant: all of the course, in order, when none is named.</summary>
    /// <exception cref="InputException">A name fits no notebook, or several.</exception>
    public IReadOnlyList<string> Find(IReadOnlyList<string> names)
    {
        var course = Course();
        if (names.Count > 0) return [.. names.Select(name => FindOne(name, course)).Distinct()];
        return course.Count > 0 ? course : throw new InputException($"There are no notebooks in '{context.Notebooks}'.");
    }

    private List<string> Course() => Directory.Exists(context.Notebooks)
        ? [.. Directory.EnumerateFiles(context.Notebooks, $"*{Extension}").Order(StringComparer.Ordinal)]
        : [];

    private string FindOne(string name, List<string> course)
    {
        var path = context.Resolve(name);
        if (File.Exists(path)) return path;
        if (Directory.Exists(path)) throw new InputException($"'{name}' is a folder: name a notebook in it.");
        if (name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && name.Contains('/'))
            throw new InputException($"There is no notebook '{path}'.");

        var stem = name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? name[..^Extension.Length] : name;
        var numbered = int.TryParse(stem, out var number) ? $"{number:00}-" : null;
        var fitting = course.Where(notebook => Stem(notebook) == stem || (numbered is not null && Stem(notebook).StartsWith(numbered, StringComparison.Ordinal))).ToList();
        if (fitting.Count == 0) fitting = [.. course.Where(notebook => Stem(notebook).Contains(stem, StringComparison.OrdinalIgnoreCase))];
        return fitting switch
        {
            [var one] => one,
            [] => throw new InputException($"There is no notebook '{name}'. There are: {List(course)}; or give a path."),
            _ => throw new InputException($"'{name}' fits several notebooks: {List(fitting)}."),
        };
    }

    private static string List(List<string> notebooks) => notebooks.Count == 0 ? "none yet" : string.Join(", ", notebooks.Select(Stem));

    private static string Stem(string path) => Path.GetFileNameWithoutExtension(path);
}
