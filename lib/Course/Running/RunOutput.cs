using Notebooks.Documents;
using Notebooks.Html;

namespace Course.Running;

/// <summary>
/// The files of a run: the executed copy NAME.ipynb and the page NAME.html of each notebook, in the folder solutions for a solution, index.html, and the pages' scripts.
/// Each is written atomically.
/// </summary>
internal sealed class RunOutput
{
    private const string IndexName = "index.html";
    private const string AssetsName = "assets";
    private readonly string _folder;

    /// <exception cref="InputException">The folder cannot be made, or not be written to.</exception>
    public RunOutput(string folder)
    {
        _folder = folder;
        try
        {
            PageScripts.Write(PathOf(AssetsName));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The output folder '{folder}' cannot be written to: {error.Message} Name another: ./course run --out DIR", error);
        }
    }

    /// <summary>Writes what came out of one notebook.</summary>
    public void Write(NotebookResult result)
    {
        var (job, document) = (result.Job, result.Run.Document);
        document.Save(PathOf($"{job.Name}.ipynb"));
        AtomicFile.WriteAllText(PathOf(PageName(job)), NotebookPage.Write(document, job.Name, Path.GetDirectoryName(job.SourcePath), UpFrom(job) + IndexName, UpFrom(job) + AssetsName));
    }

    /// <summary>Writes the overview of the notebooks that ran.</summary>
    public void WriteIndex(IReadOnlyList<NotebookResult> results, string profile)
    {
        var entries = results.Select(result => IndexEntry.Of(result.Run, result.Job.Name, Address(PageName(result.Job)))).ToList();
        var note = $"{DateTime.Now:yyyy-MM-dd HH:mm}, profile {profile}, {Environment.ProcessorCount} processors";
        AtomicFile.WriteAllText(PathOf(IndexName), IndexPage.Write("Autoencoders in C#", entries, note));
    }

    private static string UpFrom(NotebookJob job) => string.Concat(Enumerable.Repeat("../", job.Name.Count(c => c == '/')));

    /// <summary>A path as a link: "50% more.html" is "50%25%20more.html".</summary>
    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string PageName(NotebookJob job) => $"{job.Name}.html";

    private string PathOf(string name) => Path.Combine(_folder, name);
}
