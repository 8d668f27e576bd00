using Notebooks.Documents;
using Notebooks.Html;

namespace Course.Running;

/// <summary>
/// The files of a run: the executed copy NAME.ipynb and the page NAME.html of each notebook, in the folders further and solutions for those of the course, index.html, and the pages' scripts.
/// Each is written atomically.
/// </summary>
internal sealed class RunOutput
{
    private const string IndexName = "index.html";
    private const string AssetsName = "assets";
    private readonly string _folder;
    private readonly string _profile;

    /// <param name="folder">The folder, which is made if it is not there.</param>
    /// <param name="profile">The profile that the overview names.</param>
    /// <exception cref="InputException">The folder cannot be made, or not be written to.</exception>
    public RunOutput(string folder, string profile)
    {
        (_folder, _profile) = (folder, profile);
        try
        {
            PageScripts.Write(PathOf(AssetsName));
            WriteIndex([]); // an earlier run's is out of date, and a full disk shows now
        }
        catch (IOException error)
        {
            throw new InputException($"The output folder '{folder}' cannot be written to: {error.Message} Name another: ./course run --out DIR", error);
        }
    }

    /// <summary>Writes what came out of one notebook. Where a file cannot be written, it has failed; one reason is said once.</summary>
    public NotebookResult Write(NotebookResult result)
    {
        var failures = new List<Exception>();
        if (result.HasCopy) Try($"{result.Job.Name}.ipynb", result.Run.Document.Save);
        Try(PageName(result.Job), path => AtomicFile.WriteAllText(path, Page(result)));
        var reasons = failures.DistinctBy(failure => failure.HResult).Select(CourseApp.Reason);
        return failures.Count == 0 ? result : result.Failed(string.Join('\n', reasons));

        void Try(string name, Action<string> write)
        {
            try
            {
                write(PathOf(name));
            }
            catch (Exception error)
            {
                failures.Add(error is IOException ? error : Unmade(name, error));
            }
        }

        string Page(NotebookResult shown)
        {
            try
            {
                return PageOf(shown);
            }
            catch (Exception error)
            {
                failures.Add(Unmade(PageName(shown.Job), error));
                return PageOf(NotebookResult.NotRun(shown.Job, failures[^1].Message));
            }
        }
    }

    /// <summary>Writes the overview of the notebooks that ran.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteIndex(IReadOnlyList<NotebookResult> results)
    {
        var entries = results.Select(result => IndexEntry.Of(result.Run, result.Job.Name, Address(PageName(result.Job)))).ToList();
        var note = $"{DateTime.Now:yyyy-MM-dd HH:mm}, profile {_profile}, {Environment.ProcessorCount} processors";
        AtomicFile.WriteAllText(PathOf(IndexName), IndexPage.Write("Autoencoders in C#", entries, note));
    }

    private static InputException Unmade(string name, Exception error) => new($"'{name}' cannot be made: {CourseApp.Reason(error)}", error);

    private static string PageOf(NotebookResult result)
    {
        var (job, up) = (result.Job, UpFrom(result.Job));
        return NotebookPage.Write(result.Run.Document, job.Name, Path.GetDirectoryName(job.SourcePath), up + IndexName, up + AssetsName);
    }

    private static string UpFrom(NotebookJob job) => string.Concat(Enumerable.Repeat("../", job.Name.Count(c => c == '/')));

    /// <summary>A path as a link: "50% more.html" is "50%25%20more.html".</summary>
    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string PageName(NotebookJob job) => $"{job.Name}.html";

    private string PathOf(string name) => Path.Combine(_folder, name);
}
