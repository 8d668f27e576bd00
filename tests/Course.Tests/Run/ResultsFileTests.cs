using System.Text.Json.Nodes;
using System.Xml.Linq;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;
using Notebooks.Execution;

namespace Course.Tests.Run;

/// <summary>Cells as test results.</summary>
public sealed class ResultsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_JUnit_HasACaseForEachCell()
    {
        new ResultsFile(_folder["cells.xml"]).Write([Failing()]);

        var suite = Assert.Single(XDocument.Load(_folder["cells.xml"]).Root!.Elements("testsuite"));
        string[] names = ["name", "tests", "failures", "skipped"];
        Assert.Equal(["one", "3", "1", "1"], names.Select(name => (string)suite.Attribute(name)!));
        var cases = suite.Elements("testcase").ToList();
        Assert.Equal(
            ["cell 01: int a = 1;", "cell 02: throw it;", "var later = 2;"],
            cases.Select(each => (string)each.Attribute("name")!));
        Assert.Equal("2.500", (string)cases[0].Attribute("time")!);
        Assert.Equal("It <broke>", (string)cases[1].Element("failure")!.Attribute("message")!);
        Assert.Equal("at cell 2[31m", cases[1].Element("failure")!.Value); // without the character that XML cannot hold
        Assert.NotNull(cases[2].Element("skipped"));
    }

    [Theory]
    [InlineData("cells.trx")]
    [InlineData("Cells.TRX")]
    public void Constructor_Trx_IsRefusedWithTheNameToWrite(string name)
    {
        var error = Assert.Throws<InputException>(() => new ResultsFile(_folder[name]));

        Assert.Contains("JUnit's XML, not as TRX", error.Message);
        Assert.EndsWith($"--results {_folder[name[..^4]]}.xml", error.Message);
        Assert.False(File.Exists(_folder[name]));
    }

    [Fact]
    public void Constructor_FileThatCannotBeWritten_SaysSoBeforeTheRun()
    {
        var error = Assert.Throws<InputException>(() => new ResultsFile(_folder.Path));

        Assert.Contains(_folder.Path, error.Message);
        Assert.Contains("--results", error.Message);
    }

    [Fact]
    public void Constructor_FileOfAnEarlierRun_HasNoResultsUntilTheRunEnds()
    {
        new ResultsFile(_folder["cells.xml"]).Write([Failing()]);

        _ = new ResultsFile(_folder["cells.xml"]);

        Assert.Empty(XDocument.Load(_folder["cells.xml"]).Root!.Elements());
    }

    [Fact]
    public void Write_LinkToAFile_StaysALink()
    {
        File.CreateSymbolicLink(_folder["link.xml"], "cells.xml");

        new ResultsFile(_folder["link.xml"]).Write([Failing()]);

        Assert.Equal("cells.xml", new FileInfo(_folder["link.xml"]).LinkTarget);
        Assert.Single(XDocument.Load(_folder["cells.xml"]).Root!.Elements("testsuite"));
    }

    [Fact]
    public void Write_CharactersThatXmlCannotHold_AreLeftOut()
    {
        var file = _folder["cells.xml"];
        var result = new CourseNotebook("na\u001bme\ud800", "one.ipynb", TestNotebook.Of("1")).NotRun("\0no 😀 room");

        new ResultsFile(file).Write([result]);

        var written = File.ReadAllText(file);
        Assert.Contains("name\ufffd", written);
        Assert.Contains("no 😀 room", written);
    }

    [Fact]
    public void Of_NotebookThatWasNotRun_IsOneFailureWithTheReason()
    {
        var result = new CourseNotebook("one", "one.ipynb", TestNotebook.Of("1")).NotRun("no room");

        var cell = Assert.Single(JUnitResults.Of([result], DateTimeOffset.Now).Descendants("testcase"));

        Assert.Equal("notebook", (string)cell.Attribute("name")!);
        Assert.Equal("no room", (string)cell.Element("failure")!.Attribute("message")!);
    }

    private static CourseNotebook Failing()
    {
        var notebook = TestNotebook.Of("int a = 1;", "throw it;", "var later = 2;");
        notebook.Cells[0].ExecutionCount = 1;
        notebook.Cells[0].Metadata["execution"] = new JsonObject
        {
            ["iopub.status.busy"] = "2026-01-01T10:00:00.000000Z",
            ["shell.execute_reply"] = "2026-01-01T10:00:02.500000Z",
        };
        notebook.Cells[1].ExecutionCount = 2;
        var failure = new CellFailure(2, "It <broke>", ["at cell 2\u001b[31m"]);
        var run = new NotebookRun(notebook, RunStatus.Failed, 2, 3, TimeSpan.FromSeconds(3), failure);
        return new CourseNotebook("one", "one.ipynb", notebook) { Run = run };
    }
}
