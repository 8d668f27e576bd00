using System.Text;
using System.Xml;
using Notebooks.Documents;

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
