using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Run;

/// <summary>The file in which a run leaves a test result for each cell, as JUnit's XML, for systems that show such results.</summary>
internal sealed class ResultsFile
{
    private readonly string _path;

    /// <param name="path">The file, which is written at the end of the run.</param>
    /// <exception cref="InputException">It cannot be written; said before the run rather than after it.</exception>
    public ResultsFile(string path)
    {
        _path = path;
        if (path.EndsWith(".trx", StringComparison.OrdinalIgnoreCase))
        {
            var xml = Path.ChangeExtension(path, ".xml");
            throw new InputException($"'{path}': results are written as JUnit's XML, not as TRX. Write --results {xml}");
        }

        if (Directory.Exists(path)) throw Unwritable($"'{path}' is a folder.");
        try
        {
            Write([]); // an earlier run's are out of date
        }
        catch (IOException error)
        {
            throw Unwritable(error.Message, error);
        }
    }

    private static InputException Unwritable(string reason, Exception? cause = null) =>
        new($"{reason} Name another file for the results: ./course run --results FILE", cause);

    /// <summary>Writes the results of all notebooks that ran.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(IReadOnlyList<CourseNotebook> results)
    {
        var settings = new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = true };
        using var memory = new MemoryStream();
        using (var writer = XmlWriter.Create(memory, settings)) JUnitResults.Of(results, DateTimeOffset.Now).Save(writer);
        AtomicFile.WriteAllBytes(_path, memory.ToArray());
    }
}

/// <summary>
/// Cells as JUnit's XML, which GitLab, Jenkins and most others read: a suite for each notebook, a case for each of its code cells.
/// </summary>
internal static class JUnitResults
{
    public static XDocument Of(IReadOnlyList<CourseNotebook> notebooks, DateTimeOffset time) =>
        new(new XElement("testsuites", new XAttribute("name", "notebooks"), notebooks.Select(notebook => Suite(notebook, time))));

    private static XElement Suite(CourseNotebook notebook, DateTimeOffset time)
    {
        var (run, name) = (notebook.Run, Clean(notebook.Name));
        var cells = run.Document.Cells.Where(cell => cell.IsCode && !string.IsNullOrWhiteSpace(cell.Source)).ToList();
        var cases = cells.Select(cell => Case(name, cell, run.Failures)).ToList();
        if (run.Failure is { } failure && cells.All(cell => cell.ExecutionCount != failure.Cell)) // before the first cell
            cases.Insert(0, Case(name, failure.Cell > 0 ? "kernel" : "notebook", null, Failure(failure)));
        return new XElement(
            "testsuite",
            new XAttribute("name", name),
            new XAttribute("tests", cases.Count),
            new XAttribute("failures", cases.Count(each => each.Element("failure") is not null)),
            new XAttribute("errors", 0),
            new XAttribute("skipped", cases.Count(each => each.Element("skipped") is not null)),
            new XAttribute("time", Seconds(cells.Aggregate(TimeSpan.Zero, (sum, cell) => sum + TimeOf(cell)))),
            new XAttribute("timestamp", time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
            cases);
    }

    private static XElement Case(string notebook, NotebookCell cell, IReadOnlyList<CellFailure> failures)
    {
        var title = CellTitle.Of(cell.Source);
        if (cell.ExecutionCount is not { } number)
        {
            var reason = failures.Count == 0 || cell.HasTag("skip-execution") ? "tagged skip-execution" : "the run ended before it";
            return Case(notebook, title, null, new XElement("skipped", new XAttribute("message", reason)));
        }

        var failure = failures.FirstOrDefault(each => each.Cell == number);
        return Case(notebook, $"cell {number:00}: {title}", cell, failure is null ? null : Failure(failure));
    }

    private static XElement Case(string notebook, string name, NotebookCell? cell, XElement? outcome) => new(
        "testcase",
        new XAttribute("classname", notebook),
        new XAttribute("name", Clean(name)),
        new XAttribute("time", Seconds(TimeOf(cell))),
        outcome);

    private static XElement Failure(CellFailure failure) =>
        new("failure", new XAttribute("message", Clean(failure.Message)), Clean(string.Join('\n', failure.Trace)));

    // A cell that was not run has the times of an earlier run.
    private static TimeSpan TimeOf(NotebookCell? cell) => cell is { ExecutionCount: not null, Time: { } time } ? time : TimeSpan.Zero;

    // Without the characters that XML cannot hold, such as those of terminal colours.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
