using System.Text;
using System.Text.Json;
using Notebooks.Documents;
using Notebooks.Execution;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Documents;

/// <summary>Odd content that can still be used.</summary>
public class OddNotebookTests
{
    [Theory]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("""{"a": "\ud800"}""")]
    [InlineData("""{"a": 1e999}""")]
    public async Task Run_OutputOfOddJson_CanBeWrittenAndReadAgain(string json)
    {
        var run = await Notebook.Of($"{JsonSerializer.Serialize(json)}.DisplayAs(\"application/vnd.x+json\");").RunHereAsync();

        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Single(NotebookReader.Read(Encoding.UTF8.GetBytes(NotebookWriter.Write(run.Document)), "written").Cells[0].Outputs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("taken")]
    [InlineData("two words")]
    [InlineData("a\n")]
    [InlineData(null)]
    public void Upgrade_OddId_IsMadeFromThePlace(string? id)
    {
        var notebook = Notebook.Of("1", "2");
        notebook.Cells[0].Json["id"] = "taken";
        notebook.Cells[1].Json["id"] = id;

        notebook.UpgradeToCurrentMinor();

        Assert.Equal(["taken", "cell-2"], notebook.Cells.Select(cell => cell.Id));
    }
}
