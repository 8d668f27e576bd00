using Notebooks.Documents;

namespace Course.Running;

/// <summary>A notebook that is to be run.</summary>
/// <param name="Name">Under which its results are written: the file's name without its ending, unique within a run.</param>
/// <param name="SourcePath">The file.</param>
/// <param name="Document">Its content.</param>
internal sealed record NotebookJob(string Name, string SourcePath, NotebookDocument Document)
{
    /// <summary>Reads notebooks before any is run, so that a malformed one costs no time.</summary>
    /// <exception cref="InputException">A file is not a notebook.</exception>
    public static IReadOnlyList<NotebookJob> Load(IReadOnlyList<string> paths)
    {
        var repeated = paths.GroupBy(Path.GetFileNameWithoutExtension).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return [.. paths.Select(path => new NotebookJob(Name(path), path, Read(path)))];

        string Name(string path)
        {
            var stem = Path.GetFileNameWithoutExtension(path);
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
