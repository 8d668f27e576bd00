using Notebooks.Documents;

namespace Course.Running;

/// <summary>A notebook that is to be run.</summary>
/// <param name="Name">Under which its results are written: as <c>./course run</c> takes it for a notebook of the course, else the file's name without its ending; unique within a run.</param>
/// <param name="SourcePath">The file.</param>
/// <param name="Document">Its content.</param>
internal sealed record NotebookJob(string Name, string SourcePath, NotebookDocument Document)
{
    /// <summary>Reads notebooks before any is run, so that a malformed one costs no time.</summary>
    /// <exception cref="InputException">A file is not a notebook.</exception>
    public static IReadOnlyList<NotebookJob> Load(NotebookFinder finder, RunRequest request)
    {
        var paths = finder.Find(request.Notebooks, request.Solutions);
        var repeated = paths.GroupBy(finder.NameOf).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return [.. paths.Select(path => new NotebookJob(Name(path), path, Read(path)))];

        string Name(string path)
        {
            var stem = finder.NameOf(path);
            return repeated.Contains(stem) ? $"{Path.GetFileName(Path.GetDirectoryName(path))}-{stem}" : stem;
        }
    }

    private static NotebookDocument Read(string path)
    {
        try
        {
            return NotebookDocument.Load(path);
        }
        catch (NotebookFormatException error)
        {
            throw new InputException(error.Message, error);
        }
    }
}
