using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.Grading;

public sealed class AssignmentCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Assignment_TeachersNotebook_WritesTheStudentsOnceAndChecksIt()
    {
        Save("// BEGIN SOLUTION\n// STUB: 0\n42\n// END SOLUTION");

        var before = await TestApp.RunAsync(_folder.Path, "assignment", "--check");
        var write = await TestApp.RunAsync(_folder.Path, "assignment");
        var after = await TestApp.RunAsync(_folder.Path, "assignment", "--check");
        Save("// BEGIN SOLUTION\n// STUB: 1\n42\n// END SOLUTION");
        var changed = await TestApp.RunAsync(_folder.Path, "assignment", "--check");

        Assert.Equal(
            [ExitCode.Failed, ExitCode.Fine, ExitCode.Fine, ExitCode.Failed],
            [before.ExitCode, write.ExitCode, after.ExitCode, changed.ExitCode]);
        Assert.Equal("0", NotebookDocument.Load(_folder["notebooks/07-a.ipynb"]).Cells[0].Source);
        Assert.Contains("Run './course assignment'", changed.Output);
    }

    [Fact]
    public async Task Assignment_NotebookWithoutSolutionRegions_IsNoConcernOfIts()
    {
        Save("42");

        var (exitCode, _, _) = await TestApp.RunAsync(_folder.Path, "assignment");

        Assert.Equal(ExitCode.Fine, exitCode);
        Assert.False(File.Exists(_folder["notebooks/07-a.ipynb"]));
    }

    [Fact]
    public async Task Assignment_BrokenNotebookOrNoFolder_ExitsWith2AndExplains()
    {
        var none = await TestApp.RunAsync(_folder.Path, "assignment");
        _folder.Write("notebooks/solutions/07-a.ipynb", "{"u8.ToArray());
        var broken = await TestApp.RunAsync(_folder.Path, "assignment");

        Assert.Equal((ExitCode.BadInput, ExitCode.BadInput), (none.ExitCode, broken.ExitCode));
        Assert.Contains("solutions", none.Errors);
        Assert.Contains("07-a.ipynb", broken.Errors);
    }

    private void Save(string source)
    {
        Directory.CreateDirectory(_folder["notebooks/solutions"]);
        TestNotebook.Of(source).Save(_folder["notebooks/solutions/07-a.ipynb"]);
    }
}
