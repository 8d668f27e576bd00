using Course.Tests.Support;

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

        var (exitCode, output, errors) = await TestApp.RunCourseAsync(_folder.Path, "assignment", "grade", "in", "--profile", "quick", "--csv", "grades.csv", "--out", "graded");

        Assert.True(exitCode == ExitCode.Failed, output + errors); // one could not be graded
        var rows = File.ReadAllLines(_folder["grades.csv"]);
        Assert.StartsWith("broken.ipynb,,,,,0,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("empty.ipynb,0,100,,\"1, 2, 3, 4, 5, 6, 7, 8, 9\",", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("full.ipynb,100,100,1", rows[3], StringComparison.Ordinal);
        Assert.Contains("Graded: 2 of 3", output);
        Assert.True(File.Exists(_folder["graded/full.html"]));
    }
}
