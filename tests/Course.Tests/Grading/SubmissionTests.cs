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

        var graded = Prepare(edited).Notebook;

        Assert.Contains(graded.Cells, cell => cell.Source == "global::Teaching.GradedAssignment.Current.CheckKl(Kl)");
        Assert.DoesNotContain(graded.Cells, cell => cell.Source.Contains("all is well", StringComparison.Ordinal));
    }

    [Fact]
    public void Prepare_FilledCellAndCellOfTheirOwn_Stay()
    {
        var edited = s_student.Clone();
        var task = edited.Cells.First(cell => cell.IsCode && cell.Source.Contains("CreateEncoder()", StringComparison.Ordinal));
        task.Source = "Module<Tensor, Tensor> CreateEncoder() => MyOwn();";
        edited.Insert(1, NotebookCell.NewCode("Module<Tensor, Tensor> MyOwn() => null;"));

        var graded = Prepare(edited).Notebook;

        Assert.Equal(2, graded.Cells.Count(cell => cell.Source.Contains("MyOwn()", StringComparison.Ordinal)));
        Assert.All(graded.Cells.Where(cell => cell.IsCode), cell => Assert.Empty(cell.Outputs));
        Assert.Equal("grader-end", graded.Cells[^1].Id);
    }

    [Fact]
    public void Prepare_AnotherNotebook_IsRefused() => Assert.Contains(
        "none of the assignment's cells",
        Assert.Throws<InputException>(() => Prepare(TestNotebook.Of("1"))).Message);

    [Theory]
    [InlineData("using System.Diagnostics;")]
    [InlineData("int latent = 20;")]
    [InlineData("#r \"nuget: NAudio.Core\"")]
    public void Prepare_LineAddedToAGivenCell_StaysBehindTheGivenOne(string line)
    {
        var edited = s_student.Clone();
        var setup = edited.Cells.First(cell => cell.IsCode);
        setup.Source = $"{setup.Source}\n{line}";

        var submission = Prepare(edited);

        var cells = submission.Notebook.Cells.ToList();
        var at = cells.FindIndex(cell => cell.Id == "setup");
        Assert.Equal(s_student.Cells.First(cell => cell.IsCode).Source, cells[at].Source);
        Assert.Equal(line, cells[at + 1].Source);
        Assert.Contains("cell 'setup' was changed", Assert.Single(submission.Remarks));
    }

    [Theory]
    [InlineData("double goal = 1e9;")]
    [InlineData("goal = 1e9;")]
    [InlineData("var assignment = new VaeAssignment(test, 1e9, seed);")]
    public void Prepare_SettingChangedInAGivenCell_IsDropped(string line)
    {
        var edited = s_student.Clone();
        var data = edited.Cells.Single(cell => cell.Id == "data");
        data.Source = $"{data.Source};\n{line}";

        Assert.DoesNotContain(Prepare(edited).Notebook.Cells, cell => cell.Source.Contains(line, StringComparison.Ordinal));
    }

    [Fact]
    public void Prepare_DeletedMovedAndTurnedToText_ArePutBackInOrder()
    {
        var edited = s_student.Clone();
        edited.RemoveAt(edited.Cells.ToList().FindIndex(cell => cell.Id == "check3"));
        edited.Cells.Single(cell => cell.Id == "check4").Json["cell_type"] = "markdown";
        var task = edited.Cells.Single(cell => cell.Id == "task5").Json.DeepClone().AsObject();
        edited.RemoveAt(edited.Cells.ToList().FindIndex(cell => cell.Id == "task5"));
        edited.Json["cells"]!.AsArray().Insert(3, task);

        var submission = Prepare(edited);

        Assert.Equal(
            s_student.Cells.Select(cell => cell.Id),
            submission.Notebook.Cells.Select(cell => cell.Id).Except(["grader-start", "grader-end", "settings"]));
        Assert.Equal(
            ["cell 'check3' was deleted: put back", "cell 'check4' was no code any more: put back", "tasks were moved: put back"],
            submission.Remarks.Order());
    }

    [Fact]
    public void Prepare_CellsWithoutIds_AreKnownByTheirTextAndNames()
    {
        var edited = s_student.Clone();
        edited.Cells.Single(cell => cell.Id == "task4").Source = "Tensor Kl(Tensor mu, Tensor logVar) => mu;";
        foreach (var cell in edited.Cells) cell.Json.Remove("id");

        var submission = Prepare(edited);

        Assert.Equal("Tensor Kl(Tensor mu, Tensor logVar) => mu;", submission.Notebook.Cells.Single(cell => cell.Id == "task4").Source);
        Assert.Empty(submission.Remarks);
    }

    [Fact]
    public void Prepare_TaskWrittenInAnotherCell_IsNotOverwrittenByItsStub()
    {
        var edited = s_student.Clone();
        edited.Cells.Single(cell => cell.Id == "check1").Source += "\nModule<Tensor, Tensor> CreateDecoder() => null;";
        edited.RemoveAt(edited.Cells.ToList().FindIndex(cell => cell.Id == "task2"));

        Assert.Empty(Prepare(edited).Notebook.Cells.Single(cell => cell.Id == "task2").Source);
    }

    [Theory]
    [InlineData("typeof(VaeAssignment).GetField(\"_reports\");", "GetField in line 1")]
    [InlineData("1\n+ System.IO.File.ReadAllText(\"grades.csv\").Length", "File in line 2")]
    [InlineData("// System.IO.File", null)]
    public void Prepare_CodeThatNoTaskNeeds_IsNamed(string code, string? named)
    {
        var edited = s_student.Clone();
        edited.Add(NotebookCell.NewCode(code));

        Assert.Equal(named is null ? [] : [$"look at cell 'own-1': {named}"], Prepare(edited).Remarks);
    }

    [Fact]
    public void LeaveOut_CheckThatEndedTheProcess_LeavesOutItsTask()
    {
        var edited = s_student.Clone();
        edited.Cells.Single(cell => cell.Id == "task9").Source = "void Step() => Step();";
        var submission = Prepare(edited);

        Assert.True(submission.LeaveOut("check9"));

        Assert.Equal(
            s_student.Cells.Single(cell => cell.Id == "task9").Source,
            submission.Notebook.Cells.Single(cell => cell.Id == "task9").Source);
        Assert.False(submission.LeaveOut("check9"));
        Assert.Contains("'task9' ended the process", Assert.Single(submission.Remarks));
    }

    private static Submission Prepare(NotebookDocument handedIn) => Submission.Prepare(handedIn, s_student, s_teachers, "quick");

    [Fact]
    public void Csv_FieldsThatASpreadsheetWouldTakeForFormulas_AreText()
    {
        var csv = GradeTable.Csv([Grade.Of("=1+1.ipynb", "no, \"not\" valid")]);

        Assert.Equal("file,points,of,nats,open tasks,seconds,remark\n'=1+1.ipynb,,,,,0,\"no, \"\"not\"\" valid\"\n", csv);
    }
}
