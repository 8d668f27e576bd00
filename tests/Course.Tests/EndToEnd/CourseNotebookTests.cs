using Course.Running;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>Holds the course's notebooks to what they promise.</summary>
public sealed class CourseNotebookTests
{
    private const double PromisedTestBce = 0.0930;

    private static readonly NotebookFinder s_finder = new(TestApp.Context(CourseScript.Root, TextWriter.Null, TextWriter.Null));

    public static TheoryData<string> Names => [.. s_finder.Find([], solutions: true).Select(s_finder.NameOf)];

    [Fact]
    public void Autoencoder_CommittedOutputs_ReachThePromisedTestLoss()
    {
        var notebook = NotebookDocument.Load(Path.Combine(CourseScript.Root, "notebooks", "01-autoencoder.ipynb"));

        var loss = notebook.Metadata["course"]!["figures"]!["test_bce"]!.GetValue<double>();

        Assert.InRange(loss, 0.05, PromisedTestBce);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Committed_EveryCodeCell_HasRunWithoutError(string name)
    {
        var notebook = NotebookDocument.Load(Path.Combine(CourseScript.Root, "notebooks", $"{name}.ipynb"));
        var cells = notebook.Cells.Where(cell => cell.IsCode && !cell.HasTag("skip-execution")).ToList();

        Assert.NotEmpty(cells);
        Assert.True(cells.All(cell => cell.ExecutionCount is not null), $"{name} has cells that were not run: './course run {name} --profile full --in-place'.");
        Assert.All(cells.Where(cell => !cell.HasTag("raises-exception")), cell => Assert.DoesNotContain(cell.Outputs, output => (string?)output!["output_type"] == "error"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Committed_Outputs_AreThoseOfAFullRunOfTheCells(string name)
    {
        var notebook = NotebookDocument.Load(Path.Combine(CourseScript.Root, "notebooks", $"{name}.ipynb"));

        Assert.Null(RunStamp.Complaint(notebook, name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Slow")]
    public async Task Run_QuickProfile_Succeeds(string name)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, errors) = await CourseScript.RunAsync(folder.Path, "run", name, "--out", "out", "--timeout", "300");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        Assert.True(new FileInfo(folder[$"out/{name}.html"]).Length > 10_000);
    }
}
