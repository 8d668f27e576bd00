using Course.Grading;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.EndToEnd;

/// <summary>
/// Holds the assignment's two notebooks to each other, and the student's to what it promises before anything is filled in.
/// </summary>
public sealed class AssignmentTests
{
    private static readonly string s_folder = Path.Combine(CourseScript.Root, "notebooks");

    private static readonly NotebookDocument s_student = NotebookDocument.Load(Path.Combine(s_folder, "07-assignment.ipynb"));

    private static readonly NotebookDocument s_teachers = NotebookDocument.Load(Path.Combine(s_folder, "solutions", "07-assignment.ipynb"));

    [Fact]
    public void StudentsNotebook_IsWhatTheTeachersGives() =>
        Assert.True(
            StudentNotebook.AreAlike(s_student, StudentNotebook.From(s_teachers, "solutions/07-assignment")),
            "They differ: run './course assignment'.");

    [Fact]
    public void StudentsNotebook_HasNoSolution()
    {
        Assert.All(s_student.Cells, cell => Assert.DoesNotContain("SOLUTION", cell.Source));
        // 9 is a function to be mended, 10 a text
        Assert.All(Enumerable.Range(1, 11).Except([9, 10]), task => Assert.Contains("return null;", Cell(s_student, $"task{task}").Source));
    }

    [Fact]
    public void TeachersNotebook_CodeOfEveryTask_LiesInARegion() =>
        // Eleven tasks, two quizzes.
        Assert.Equal(13, s_teachers.Cells.Count(cell => cell.IsCode && cell.Source.Contains(StudentNotebook.Begin)));

    [Fact]
    public void CommittedStudentsNotebook_ReportsThatNothingIsDone() =>
        Assert.Contains("0 of 9 done, 0 of 90 points", TestNotebook.Text(Path.Combine(s_folder, "07-assignment.ipynb")));

    [Fact]
    [Trait("Category", "Slow")]
    public async Task StudentsNotebook_Untouched_RunsToItsEndAndReportsThatNothingIsDone()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, errors) = await TestApp.RunCourseAsync(folder.Path, "run", "07", "--out", "out", "--timeout", "60");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        var text = TestNotebook.Text(folder["out/07-assignment.ipynb"]);
        Assert.Contains("0 of 9 done, 0 of 90 points", text);
        Assert.Contains("It needs tasks 1, 2, 3 first.", text);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task StudentsNotebook_SomeTasksDone_ScoresThoseAndNamesTheRest()
    {
        using var folder = new TemporaryFolder();
        var partial = s_student.Clone();
        foreach (var id in new[] { "task1", "task3" }) Cell(partial, id).Source = Cell(s_teachers, id).Source;
        Cell(partial, "task4").Source =
            "Tensor Kl(Tensor mu, Tensor sd, Tensor m, Tensor r) => throw new InvalidOperationException(\"not finished\");";
        Cell(partial, "setup").Source = Cell(partial, "setup").Source.Replace(
            "../lib", Path.Combine(CourseScript.Root, "lib"), StringComparison.Ordinal);
        Directory.CreateSymbolicLink(folder["data"], Path.Combine(CourseScript.Root, "data"));
        partial.Save(folder["handed-in.ipynb"]);

        var (exitCode, output, errors) = await TestApp.RunCourseAsync(
            folder.Path, "run", "handed-in.ipynb", "--out", "out", "--timeout", "60");

        Assert.True(exitCode == ExitCode.Fine, output + errors);
        var text = TestNotebook.Text(folder["out/handed-in.ipynb"]);
        Assert.Contains("2 of 9 done, 20 of 90 points", text);
        Assert.Contains("It needs task 2 first.", text);
        Assert.Contains("The code threw InvalidOperationException: not finished.", text);
    }

    private static NotebookCell Cell(NotebookDocument notebook, string id) => notebook.Cells.Single(cell => (string?)cell.Json["id"] == id);
}
