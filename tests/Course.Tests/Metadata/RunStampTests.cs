using Course.Metadata;
using Course.Run;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.Metadata;

public class RunStampTests
{
    [Fact]
    public void Complaint_NeverRun_NamesTheCommand() =>
        Assert.Equal(
            "The outputs of 01-a are stale: no run has left its stamp. Run './course run 01-a --profile full --in-place'.",
            RunStamp.Complaint(TestNotebook.Of("1"), "01-a"));

    [Fact]
    public void Complaint_FullRun_IsNone() => Assert.Null(RunStamp.Complaint(Stamped(), "01-a"));

    [Fact]
    public void Complaint_ChangedCell_IsStale()
    {
        var notebook = Stamped();
        notebook.Cells[0].Source = "2";

        Assert.Contains("code cells have changed", RunStamp.Complaint(notebook, "01-a"));
    }

    [Fact]
    public void Complaint_QuickProfile_NamesTheProfile() =>
        Assert.Contains("'quick', not 'full'", RunStamp.Complaint(Stamped("quick"), "01-a"));

    [Fact]
    public void Complaint_InjectedParameters_IsNoRunOfTheCells()
    {
        var notebook = Stamped();
        notebook.Insert(0, NotebookCell.NewCode("epochs = 1;", "injected-parameters"));

        Assert.Contains("with other parameters", RunStamp.Complaint(notebook, "01-a"));
    }

    [Fact]
    public void Complaint_OtherLibrary_NamesBothVersions()
    {
        var notebook = TestNotebook.Of("1");
        (RunStamp.Of(notebook, "full") with { Library = "0.9.0" }).Write(notebook);

        Assert.Contains($"version 0.9.0, which is now {RunStamp.CurrentLibrary}", RunStamp.Complaint(notebook, "01-a"));
    }

    private static NotebookDocument Stamped(string profile = "full")
    {
        var notebook = TestNotebook.Of("1");
        RunStamp.Of(notebook, profile).Write(notebook);
        return notebook;
    }
}
