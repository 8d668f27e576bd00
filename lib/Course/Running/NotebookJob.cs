using Notebooks.Documents;

namespace Course.Running;

/// <summary>A notebook that is to be run.</summary>
/// <param name="Name">Under which its results are written: as <c>./course run</c> takes it for a notebook of the course, else the file's name without its ending; unique within a run.</param>
/// <param name="SourcePath">The file.</param>
/// <param name="Document">Its content; an empty notebook when it could not be read.</param>
/// <param name="Complaint">Why it could not be read; null when it was.</param>
internal sealed record NotebookJob(string Name, string SourcePath, NotebookDocument Document, string? Complaint = null)
{
    private const string Overview = "index"; // a name that the run's own page has

    /// <summary>Reads notebooks before any is run.</summary>
    /// <exception cref="InputException">There is no such notebook.</exception>
    public static IReadOnlyList<NotebookJob> Load(NotebookFinder finder, RunRequest request)
    {
        var paths = finder.Find(request.Notebooks, request.Solutions);
        var repeated = paths.GroupBy(finder.NameOf).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var taken = new HashSet<string> { Overview };
        return [.. paths.Select(path => Read(Name(path), path))];

        string Name(string path)
        {
            var stem = finder.NameOf(path);
            var name = repeated.Contains(stem) ? $"{Path.GetFileName(Path.GetDirectoryName(path))}-{stem}" : stem;
            var unique = name;
            for (var n = 2; !taken.Add(unique); n++) unique = $"{name}-{n}";
            return unique;
        }
    }

    private static NotebookJob Read(string name, string path)
    {
        try
        {
            return new(name, path, NotebookDocument.Load(path));
        }
        catch (Exception error)
        {
            return new(name, path, NotebookDocument.Create(), CourseApp.Reason(error));
        }
    }
}
