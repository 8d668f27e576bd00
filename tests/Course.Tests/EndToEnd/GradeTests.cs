using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>Grading as a teacher does it.</summary>
[Collection(nameof(WholeMachine))]
[Trait("Category", "Slow")]
public sealed class GradeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Grade_Folder_GivesEachFileItsPoints()
    {
        var notebooks = Path.Combine(CourseScript.Root, "notebooks");
        Directory.CreateDirectory(_folder["in"]);
        File.Copy(Path.Combine(notebooks, "07-assignment.ipynb"), _folder["in/empty.ipynb"]);
        File.Copy(Path.Combine(notebooks, "solutions", "07-assignment.ipynb"), _folder["in/full.ipynb"]);
        File.WriteAllText(_folder["in/broken.ipynb"], "{");

        var (exitCode, output, errors) = await TestApp.RunCourseAsync(
            _folder.Path, "assignment", "grade", "in", "--profile", "quick", "--csv", "grades.csv", "--out", "graded");

        Assert.True(exitCode == ExitCode.Failed, output + errors); // one could not be graded
        var rows = File.ReadAllLines(_folder["grades.csv"]);
        Assert.StartsWith("broken.ipynb,,,,,0,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("empty.ipynb,0,90,,\"1, 2, 3, 4, 5, 6, 7, 8, 9\",", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("full.ipynb,90,90,1", rows[3], StringComparison.Ordinal);
        Assert.Contains("Graded: 2 of 3", output);
        Assert.True(File.Exists(_folder["graded/full.html"]));
    }

    /// <summary>Each cheat stands in a cell of its own above the first task of a notebook with nothing done.</summary>
    [Theory]
    [InlineData("class Sheet { public int Points = 100; }\nvar assignment = new { Score = () => new Sheet(), Nats = 1.0 };")]
    [InlineData("goal = 1e9; epochs = 0;")]
    [InlineData("class Teaching { } class Autoencoders { } class System { }")]
    [InlineData("Figures.Report(\"points\", 100); Figures.Report(\"of\", 100);")]
    [InlineData("Teaching.GradedAssignment.Start(500, 1e9, 1);")]
    [InlineData("Teaching.GradedAssignment.Current.CheckKl((mu, sd, m, r) => mu.sum(1));")]
    [Trait("Category", "Long")]
    public async Task Grade_Cheat_GetsNothing(string cheat)
    {
        var notebooks = Path.Combine(CourseScript.Root, "notebooks");
        var notebook = NotebookDocument.Load(Path.Combine(notebooks, "07-assignment.ipynb"));
        notebook.Insert(notebook.Cells.ToList().FindIndex(cell => cell.Id == "task1"), NotebookCell.NewCode(cheat));
        notebook.Save(_folder["in/cheat.ipynb"]);

        await TestApp.RunCourseAsync(
            _folder.Path, "assignment", "grade", "in", "--profile", "smoke", "--csv", "grades.csv", "--out", "graded");

        Assert.StartsWith("cheat.ipynb,0,90,,", File.ReadAllLines(_folder["grades.csv"])[1], StringComparison.Ordinal);
    }
}
