using Course.Grading;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.Grading;

/// <summary>What is run of a notebook that was handed in.</summary>
public sealed class SubmissionTests
{
    private static readonly string s_notebooks = Path.Combine(CourseScript.Root, "notebooks");
    private static readonly NotebookDocument s_student = NotebookDocument.Load(Path.Combine(s_notebooks, "07-assignment.ipynb"));
    private static readonly NotebookDocument s_teachers =
        NotebookDocument.Load(Path.Combine(s_notebooks, "solutions", "07-assignment.ipynb"));

    [Fact]
    public void Prepare_EditedCheck_IsTheCoursesAgain()
    {
        var edited = s_student.Clone();
        edited.Cells.Single(cell => cell.Source.StartsWith("assignment.CheckKl", StringComparison.Ordinal)).Source = "\"all is well\"";

        var graded = Submission.Prepare(edited, s_student, s_teachers);

        Assert.Contains(graded.Cells, cell => cell.Source.StartsWith("assignment.CheckKl", StringComparison.Ordinal));
        Assert.DoesNotContain(graded.Cells, cell => cell.Source.Contains("all is well", StringComparison.Ordinal));
    }

    [Fact]
    public void Prepare_FilledCellAndCellOfTheirOwn_Stay()
    {
        var edited = s_student.Clone();
        var task = edited.Cells.First(cell => cell.IsCode && cell.Source.Contains("CreateEncoder()", StringComparison.Ordinal));
        task.Source = "Module<Tensor, Tensor> CreateEncoder() => MyOwn();";
        edited.Insert(1, NotebookCell.NewCode("Module<Tensor, Tensor> MyOwn() => null;"));

        var graded = Submission.Prepare(edited, s_student, s_teachers);

        Assert.Equal(2, graded.Cells.Count(cell => cell.Source.Contains("MyOwn()", StringComparison.Ordinal)));
        Assert.All(graded.Cells.Where(cell => cell.IsCode), cell => Assert.Empty(cell.Outputs));
        Assert.Contains("assignment.Score()", graded.Cells[^1].Source);
    }

    [Fact]
    public void Prepare_AnotherNotebook_IsRefused() => Assert.Contains(
        "none of the assignment's cells",
        Assert.Throws<InputException>(() => Submission.Prepare(TestNotebook.Of("1"), s_student, s_teachers)).Message);

    [Fact]
    public void Csv_FieldsThatASpreadsheetWouldTakeForFormulas_AreText()
    {
        var csv = GradeTable.Csv([Grade.Of("=1+1.ipynb", "no, \"not\" valid")]);

        Assert.Equal("file,points,of,nats,open tasks,seconds,remark\n'=1+1.ipynb,,,,,0,\"no, \"\"not\"\" valid\"\n", csv);
    }
}
