using System.Text.Json.Nodes;
using Course.Grading;
using Course.Tests.Support;
using Notebooks.Documents;

namespace Course.Tests.Grading;

public class StudentNotebookTests
{
    private const string Solved = """
        int F(int x)
        {
            // BEGIN SOLUTION
            // STUB: // Twice x.
            // STUB: return 0;
            return 2 * x;
            // END SOLUTION
        }
        """;

    [Fact]
    public void From_Region_IsReplacedByItsStub()
    {
        var student = StudentNotebook.From(TestNotebook.Of(Solved), "a");

        Assert.Equal("int F(int x)\n{\n    // Twice x.\n    return 0;\n}", student.Cells[0].Source);
    }

    [Fact]
    public void From_TwoRegionsInACell_BothAreReplaced()
    {
        var student = StudentNotebook.From(TestNotebook.Of($"{Solved}\n{Solved.Replace("F(", "G(")}"), "a");

        Assert.DoesNotContain("2 * x", student.Cells[0].Source);
        Assert.Contains("int G(int x)", student.Cells[0].Source);
    }

    [Fact]
    public void From_TeachersCellsOutputsAndFigures_AreLeftOut()
    {
        var teachers =
            TestNotebook.WithParameters("int epochs = 3;", """{"epochs": 1}""", "#r \"../../lib/Autoencoders/bin/Autoencoders.dll\"");
        teachers.Add(NotebookCell.NewCode("secret", "teacher"));
        teachers.Cells[0].Outputs.Add(new JsonObject { ["output_type"] = "stream" });
        teachers.Cells[0].ExecutionCount = 4;
        teachers.Metadata["course"]!["figures"] = new JsonObject { ["nats_20"] = 101.5 };

        var student = StudentNotebook.From(teachers, "a");

        Assert.Equal(2, student.Cells.Count);
        Assert.Equal("#r \"../lib/Autoencoders/bin/Autoencoders.dll\"", student.Cells[1].Source);
        Assert.Equal((string?)teachers.Cells[0].Json["id"], (string?)student.Cells[0].Json["id"]);
        Assert.Empty(student.Cells[0].Outputs);
        Assert.Null(student.Cells[0].ExecutionCount);
        Assert.Equal("""{"profiles":{"quick":{"epochs":1}}}""", student.Metadata["course"]!.ToJsonString());
        Assert.Equal(3, teachers.Cells.Count);
        Assert.NotNull(teachers.Metadata["course"]!["figures"]);
    }

    [Theory]
    [InlineData("// BEGIN SOLUTION\n// STUB: 1\n2", "without '// END SOLUTION'")]
    [InlineData("2\n// END SOLUTION", "without '// BEGIN SOLUTION'")]
    [InlineData("// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION", "inside a region")]
    [InlineData("// BEGIN SOLUTION\n2\n// END SOLUTION", "no stub")]
    public void From_BrokenRegion_NamesTheCell(string source, string part)
    {
        var error = Assert.Throws<InputException>(() => StudentNotebook.From(TestNotebook.Of(source), "solutions/a"));

        Assert.Contains(part, error.Message);
        Assert.StartsWith("solutions/a, cell '", error.Message);
    }

    [Fact]
    public void AreAlike_OtherOutputs_AreAlikeAndOtherSourcesAreNot()
    {
        var notebook = TestNotebook.WithParameters("int a = 1;", """{"a": 2}""");
        var (ran, changed) = (notebook.Clone(), notebook.Clone());
        ran.Cells[0].ExecutionCount = 1;
        ran.Cells[0].Metadata["execution"] = new JsonObject();
        ran.Metadata["course"]!["figures"] = new JsonObject { ["b"] = 1 };
        changed.Cells[0].Source = "int a = 2;";

        Assert.True(StudentNotebook.AreAlike(notebook, ran));
        Assert.False(StudentNotebook.AreAlike(notebook, changed));
    }
}
