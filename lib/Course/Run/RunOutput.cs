using Course.Metadata;
using Notebooks.Documents;
using Notebooks.Pages;

namespace Course.Run;

/// <summary>
/// The files of a run: the executed copy NAME.ipynb and the page NAME.html of each notebook, in the folders further and solutions for those
/// of
/// the course, index.html, and the pages' scripts. Each is written atomically.
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
            throw new InputException(
                $"The output folder '{folder}' cannot be written to: {error.Message} Name another: ./course run --out DIR", error);
        }
    }

    /// <summary>Writes what came out of one notebook. Where a file cannot be written, it has failed; one reason is said once.</summary>
    public CourseNotebook Write(CourseNotebook result)
    {
        var failures = new List<Exception>();
        if (result.HasCopy) Try($"{result.Name}.ipynb", result.Run.Document.Save);
        Try(PageName(result), path => AtomicFile.WriteAllText(path, Page()));
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

        string Page()
        {
            try
            {
                return PageOf(result);
            }
            catch (Exception error)
            {
                failures.Add(Unmade(PageName(result), error));
                return PageOf(result.NotRun(failures[^1].Message));
            }
        }
    }

    /// <summary>Writes the overview of the notebooks that ran.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteIndex(IReadOnlyList<CourseNotebook> results)
    {
        var note = $"{DateTime.Now:yyyy-MM-dd HH:mm}, profile {_profile}, {Environment.ProcessorCount} processors";
        AtomicFile.WriteAllText(PathOf(IndexName), RunIndex.Write(results, notebook => Address(PageName(notebook)), note));
    }

    private static InputException Unmade(string name, Exception error) => new($"'{name}' cannot be made: {CourseApp.Reason(error)}", error);

    private static string PageOf(CourseNotebook result)
    {
        var up = string.Concat(Enumerable.Repeat("../", result.Name.Count(c => c == '/')));
        var rows = ReportedFigures.Rows(result.HasCopy ? result.Figures : new Dictionary<string, double>());
        var figures = rows.Length == 0
            ? ""
            : $"<section class=\"figures\"><h2 id=\"figures-of-this-run\">Figures of this run</h2><table>{rows}</table></section>\n";
        return NotebookPage.Write(
            result.Run.Document, result.Name, Path.GetDirectoryName(result.SourcePath), up + IndexName, up + AssetsName, figures);
    }

    /// <summary>A path as a link: "50% more.html" is "50%25%20more.html".</summary>
    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string PageName(CourseNotebook notebook) => $"{notebook.Name}.html";

    private string PathOf(string name) => Path.Combine(_folder, name);
}
