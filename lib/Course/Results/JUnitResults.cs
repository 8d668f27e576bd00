using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Course.Results;

/// <summary>Cells as JUnit's XML, which GitLab, Jenkins and most others read: a suite for each notebook.</summary>
internal static class JUnitResults
{
    public static XDocument Of(IReadOnlyList<CellSuite> suites, DateTimeOffset time) =>
        new(new XElement("testsuites", new XAttribute("name", "notebooks"), suites.Select(suite => Suite(suite, time))));

    private static XElement Suite(CellSuite suite, DateTimeOffset time) => new(
        "testsuite",
        new XAttribute("name", Clean(suite.Notebook)),
        new XAttribute("tests", suite.Cells.Count),
        new XAttribute("failures", suite.Count(CellOutcome.Failed)),
        new XAttribute("errors", 0),
        new XAttribute("skipped", suite.Count(CellOutcome.Skipped)),
        new XAttribute("time", Number(suite.Seconds)),
        new XAttribute("timestamp", time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
        suite.Cells.Select(cell => Case(suite.Notebook, cell)));

    private static XElement Case(string notebook, CellResult cell)
    {
        var message = new XAttribute("message", Clean(cell.Message ?? ""));
        return new XElement(
            "testcase",
            new XAttribute("classname", Clean(notebook)),
            new XAttribute("name", Clean(cell.Name)),
            new XAttribute("time", Number(cell.Seconds)),
            cell.Outcome switch
            {
                CellOutcome.Failed => new XElement("failure", message, Clean(cell.Trace)),
                CellOutcome.Skipped => new XElement("skipped", message),
                _ => null,
            });
    }

    // Without the characters that XML cannot hold, such as those of terminal colours.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string Number(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
