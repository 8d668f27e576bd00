using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Course.Results;

/// <summary>Cells as TRX, the format of .NET's own test runner.</summary>
internal static class TrxResults
{
    private const string TestType = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b"; // a unit test, as Visual Studio knows it
    private const string AllLoadedList = "19431567-8539-422a-85d7-44ee4e166bda"; // the list that every runner names
    private static readonly XNamespace s_trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static XDocument Of(IReadOnlyList<CellSuite> suites, DateTimeOffset time)
    {
        var cells = suites.SelectMany(suite => suite.Cells.Select((cell, i) => (suite.Notebook, Cell: cell, Id: IdOf($"{suite.Notebook} {i}"), Execution: IdOf($"{suite.Notebook} {i} run")))).ToList();
        var failed = cells.Count(each => each.Cell.Outcome == CellOutcome.Failed);
        var skipped = cells.Count(each => each.Cell.Outcome == CellOutcome.Skipped);
        var moment = time.ToString("O", CultureInfo.InvariantCulture);
        return new XDocument(new XElement(
            s_trx + "TestRun",
            new XAttribute("id", Guid.NewGuid()),
            new XAttribute("name", "notebooks"),
            new XElement(s_trx + "Times", new XAttribute("creation", moment), new XAttribute("start", moment), new XAttribute("finish", moment)),
            new XElement(s_trx + "Results", cells.Select(each => Result(each.Notebook, each.Cell, each.Id, each.Execution))),
            new XElement(s_trx + "TestDefinitions", cells.Select(each => Definition(each.Notebook, each.Cell, each.Id, each.Execution))),
            new XElement(s_trx + "TestEntries", cells.Select(each => new XElement(s_trx + "TestEntry", new XAttribute("testId", each.Id), new XAttribute("executionId", each.Execution), new XAttribute("testListId", AllLoadedList)))),
            new XElement(s_trx + "TestLists", new XElement(s_trx + "TestList", new XAttribute("name", "All Loaded Results"), new XAttribute("id", AllLoadedList))),
            new XElement(
                s_trx + "ResultSummary",
                new XAttribute("outcome", failed > 0 ? "Failed" : "Completed"),
                new XElement(
                    s_trx + "Counters",
                    new XAttribute("total", cells.Count),
                    new XAttribute("executed", cells.Count - skipped),
                    new XAttribute("passed", cells.Count - skipped - failed),
                    new XAttribute("failed", failed),
                    new XAttribute("notExecuted", skipped)))));
    }

    private static XElement Result(string notebook, CellResult cell, Guid id, Guid execution)
    {
        var result = new XElement(
            s_trx + "UnitTestResult",
            new XAttribute("executionId", execution),
            new XAttribute("testId", id),
            new XAttribute("testName", NameOf(notebook, cell)),
            new XAttribute("computerName", Environment.MachineName),
            new XAttribute("duration", TimeSpan.FromSeconds(cell.Seconds).ToString("c", CultureInfo.InvariantCulture)),
            new XAttribute("testType", TestType),
            new XAttribute("outcome", cell.Outcome switch { CellOutcome.Passed => "Passed", CellOutcome.Failed => "Failed", _ => "NotExecuted" }),
            new XAttribute("testListId", AllLoadedList));
        if (cell.Message is { } message)
            result.Add(new XElement(s_trx + "Output", new XElement(s_trx + "ErrorInfo", new XElement(s_trx + "Message", ResultsFile.Clean(message)), new XElement(s_trx + "StackTrace", ResultsFile.Clean(cell.Trace)))));
        return result;
    }

    private static XElement Definition(string notebook, CellResult cell, Guid id, Guid execution) => new(
        s_trx + "UnitTest",
        new XAttribute("name", NameOf(notebook, cell)),
        new XAttribute("id", id),
        new XElement(s_trx + "Execution", new XAttribute("id", execution)),
        new XElement(s_trx + "TestMethod", new XAttribute("codeBase", $"{notebook}.ipynb"), new XAttribute("className", notebook), new XAttribute("name", ResultsFile.Clean(cell.Name))));

    private static string NameOf(string notebook, CellResult cell) => ResultsFile.Clean($"{notebook}: {cell.Name}");

    // The same cell has the same id in every run, so that its history can be shown.
    private static Guid IdOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
