using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Run;

/// <summary>A notebook of a run, and once it has run, how that went.</summary>
/// <param name="Name">
/// Under which its results are written: as <c>./course run</c> takes it for a notebook of the course, else the file's name without its
/// ending.
/// Unique within a run.
/// </param>
/// <param name="SourcePath">The file.</param>
/// <param name="Document">What is to be run; an empty notebook when it could not be read.</param>
internal sealed record CourseNotebook(string Name, string SourcePath, NotebookDocument Document)
{
    private const string Overview = "index"; // a name that the run's own page has

    /// <summary>Why it cannot be run; null when it can.</summary>
    public string? Complaint { get; init; }

    /// <summary>How its run went.</summary>
    /// <exception cref="InvalidOperationException">It has not run.</exception>
    public NotebookRun Run
    {
        get => field ?? throw new InvalidOperationException($"{Name} has not run.");
        init;
    }

    /// <summary>The figures that its run reported, in order.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether there is an executed copy.</summary>
    public bool HasCopy { get; private init; } = true;

    /// <summary>Reads notebooks before any is run.</summary>
    /// <exception cref="InputException">There is no such notebook.</exception>
    public static IReadOnlyList<CourseNotebook> Load(NotebookFinder finder, RunRequest request)
    {
        var paths = finder.Find(request.Notebooks, request.Solutions);
        var repeated = paths.GroupBy(finder.NameOf).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var taken = new HashSet<string> { Overview };
        return [.. paths.Select(path => Read(NameOf(path), path))];

        string NameOf(string path)
        {
            var stem = finder.NameOf(path);
            var name = repeated.Contains(stem) ? $"{Path.GetFileName(Path.GetDirectoryName(path))}-{stem}" : stem;
            var unique = name;
            for (var n = 2; !taken.Add(unique); n++) unique = $"{name}-{n}";
            return unique;
        }
    }

    /// <summary>The same, which could not be run: what stands in the place of the executed copy says why.</summary>
    public CourseNotebook NotRun(string reason, RunStatus status = RunStatus.Failed)
    {
        var document = NotebookDocument.Create();
        var lines = reason.Split('\n').Select(line => $"    {line}"); // as code, in which nothing is markup
        document.Add(NotebookCell.NewMarkdown($"This notebook could not be run:\n\n{string.Join('\n', lines)}"));
        return this with { Run = new(document, status, 0, 0, TimeSpan.Zero, new CellFailure(0, reason, [])), HasCopy = false };
    }

    /// <summary>The same with something that went wrong beside the cells, such as that a file could not be written.</summary>
    public CourseNotebook Failed(string reason) => this with
    {
        Run = Run with
        {
            Status = Run.Status == RunStatus.Succeeded ? RunStatus.Failed : Run.Status,
            Failure = Run.Failure is { } before ? before with { Message = $"{before.Message}\n{reason}" } : new CellFailure(0, reason, []),
        },
    };

    /// <summary>The exit code of a whole run: an interruption before a failure before a time-out.</summary>
    public static int ExitCodeOf(IReadOnlyCollection<CourseNotebook> results)
    {
        if (results.Any(result => result.Run.Status == RunStatus.Interrupted)) return ExitCode.Interrupted;
        if (results.Any(result => result.Run.Status == RunStatus.Failed)) return ExitCode.Failed;
        return results.Any(result => result.Run.Status == RunStatus.TimedOut) ? ExitCode.TimedOut : ExitCode.Fine;
    }

    private static CourseNotebook Read(string name, string path)
    {
        try
        {
            return new(name, path, NotebookDocument.Load(path));
        }
        catch (Exception error)
        {
            return new(name, path, NotebookDocument.Create()) { Complaint = CourseApp.Reason(error) };
        }
    }
}
